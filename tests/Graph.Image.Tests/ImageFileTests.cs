using CsCheck;
using Xunit;

namespace Graph.Image.Tests;

/// <summary>The image file gives back what was saved, or "no".</summary>
public sealed class ImageFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("image-tests-").FullName;

    private string FilePath => Path.Combine(_folder, "graph.image");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Image_SavedAndLoaded_IsTheSameGraph() => SampleImages.Images.Sample(
        image =>
        {
            ImageFile.Save(FilePath, "stamp", image);
            Assert.True(ImageFile.TryLoad(FilePath, "stamp", out PropertyGraphImage? loaded));
            Assert.Equal(SampleImages.Describe(image), SampleImages.Describe(loaded));
        },
        iter: 100,
        threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void File_DamagedAnyhow_IsRefusedAndNothingIsThrown(uint number)
    {
        ImageFile.Save(FilePath, "stamp", SampleImages.Of(number));
        byte[] bytes = File.ReadAllBytes(FilePath);
        foreach ((string damage, byte[] damaged) in Damages(bytes, new Random((int)number)))
        {
            File.WriteAllBytes(FilePath, damaged);
            ImageFileState state = ImageFile.Load(FilePath, "stamp", out PropertyGraphImage? image);
            Assert.True(image is null && state is ImageFileState.Damaged or ImageFileState.Foreign or ImageFileState.OtherVersion, $"{damage} of image {number}: {state}");
            Assert.False(ImageFile.TryLoad(FilePath, "stamp", out _));
        }
    }

    // Every kind of damage that a disk, a copy or a program does.
    private static IEnumerable<(string Damage, byte[] Bytes)> Damages(byte[] bytes, Random random)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] flipped = [.. bytes];
            flipped[i] ^= (byte)(1 << (i % 8));
            yield return ($"bit {i % 8} of byte {i} flipped", flipped);
            yield return ($"cut to {i} bytes", bytes[..i]);
        }

        yield return ("a byte added", [.. bytes, 0]);
        yield return ("doubled", [.. bytes, .. bytes]);
        yield return ("emptied", new byte[bytes.Length]);
        for (int i = 0; i < 200; i++)
        {
            int start = random.Next(bytes.Length);
            int length = random.Next(1, bytes.Length - start + 1);
            byte[] zeroed = [.. bytes];
            zeroed.AsSpan(start, length).Clear();
            byte[] filled = [.. bytes];
            filled.AsSpan(start, length).Fill(0xFF);
            byte[] noise = [.. bytes];
            random.NextBytes(noise.AsSpan(start, length));
            byte[] without = [.. bytes[..start], .. bytes[(start + length)..]];
            byte[] repeated = [.. bytes[..(start + length)], .. bytes[start..]];
            foreach ((string name, byte[] damaged) in new[] { ("zeroed", zeroed), ("filled", filled), ("overwritten", noise), ("dropped", without), ("repeated", repeated) })
            {
                if (!damaged.AsSpan().SequenceEqual(bytes))
                {
                    yield return ($"{name} from {start}, {length} bytes", damaged);
                }
            }
        }
    }

    [Fact]
    public void File_OfAnotherStampOrMissing_IsRefused()
    {
        Assert.False(ImageFile.TryLoad(FilePath, "stamp", out _));
        ImageFile.Save(FilePath, "stamp", SampleImages.Of(6));
        Assert.False(ImageFile.TryLoad(FilePath, "other", out _));
        Assert.False(ImageFile.TryLoad(_folder, "stamp", out _));
    }

    [Fact]
    public void File_SavedTwice_HasTheSameBytesAndLeavesNoOtherFile()
    {
        PropertyGraphImage image = SampleImages.Of(6);
        ImageFile.Save(FilePath, "stamp", image);
        byte[] first = File.ReadAllBytes(FilePath);
        ImageFile.Save(FilePath, "stamp", image);
        Assert.Equal(first, File.ReadAllBytes(FilePath));
        Assert.Single(Directory.GetFiles(_folder));
    }
}
