// Writes src/Graph.Cypher/Temporal/zones.txt from the tz database (public domain) as java.time holds it: the main data, without
// the pre-1970 variants of "backzone", which is also what Neo4j runs on. Run with a current JDK: java DumpZones.java > zones.txt
//
// One line for each distinct set of rules:
//   names (comma) | first offset | transitions "seconds:offsetAfter" (space) | yearly rules (space)
// a yearly rule is month/dayIndicator/dayOfWeek(0 none)/secondsOfDay/definition(U,W,S)/standard/before/after; seconds are since 1970, UTC.
import java.time.*;
import java.time.zone.*;
import java.util.*;

public class DumpZones {
    public static void main(String[] arguments) {
        TreeMap<String, TreeSet<String>> namesByRules = new TreeMap<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.startsWith("SystemV/")) continue;
            ZoneRules rules = ZoneId.of(id).getRules();
            StringBuilder line = new StringBuilder();
            line.append(rules.getOffset(Instant.MIN).getTotalSeconds()).append('|');
            String separator = "";
            for (ZoneOffsetTransition t : rules.getTransitions()) {
                line.append(separator).append(t.toEpochSecond()).append(':').append(t.getOffsetAfter().getTotalSeconds());
                separator = " ";
            }
            line.append('|');
            separator = "";
            for (ZoneOffsetTransitionRule r : rules.getTransitionRules()) {
                int seconds = r.isMidnightEndOfDay() ? 86400 : r.getLocalTime().toSecondOfDay();
                line.append(separator).append(r.getMonth().getValue()).append('/').append(r.getDayOfMonthIndicator()).append('/')
                    .append(r.getDayOfWeek() == null ? 0 : r.getDayOfWeek().getValue()).append('/').append(seconds).append('/')
                    .append(r.getTimeDefinition().name().charAt(0)).append('/').append(r.getStandardOffset().getTotalSeconds()).append('/')
                    .append(r.getOffsetBefore().getTotalSeconds()).append('/').append(r.getOffsetAfter().getTotalSeconds());
                separator = " ";
            }
            namesByRules.computeIfAbsent(line.toString(), key -> new TreeSet<>()).add(id);
        }
        TreeMap<String, String> lines = new TreeMap<>();
        namesByRules.forEach((rules, names) -> lines.put(names.first(), String.join(",", names) + "|" + rules));
        System.out.println("# tz database as of " + ZoneRulesProvider.getVersions("UTC").lastEntry().getKey() + ", public domain; written by DumpZones.java");
        lines.values().forEach(System.out::println);
    }
}
