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

    [Fact]
    public void File_DamagedAnywhere_IsRefusedAndNothingIsThrown()
    {
        PropertyGraphImage image = SampleImages.Images.Single();
        ImageFile.Save(FilePath, "stamp", image);
        byte[] bytes = File.ReadAllBytes(FilePath);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(FilePath, damaged);
            Assert.False(ImageFile.TryLoad(FilePath, "stamp", out _), $"Byte {i} of {bytes.Length} was changed.");
        }
    }

    [Fact]
    public void File_CutAnywhere_IsRefused()
    {
        ImageFile.Save(FilePath, "stamp", SampleImages.Images.Single());
        byte[] bytes = File.ReadAllBytes(FilePath);
        for (int length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(FilePath, bytes[..length]);
            Assert.False(ImageFile.TryLoad(FilePath, "stamp", out _), $"It was cut to {length} of {bytes.Length}.");
        }

        File.WriteAllBytes(FilePath, [.. bytes, 0]);
        Assert.False(ImageFile.TryLoad(FilePath, "stamp", out _));
    }

    [Fact]
    public void File_OfAnotherStampOrMissing_IsRefused()
    {
        Assert.False(ImageFile.TryLoad(FilePath, "stamp", out _));
        ImageFile.Save(FilePath, "stamp", SampleImages.Images.Single());
        Assert.False(ImageFile.TryLoad(FilePath, "other", out _));
        Assert.False(ImageFile.TryLoad(_folder, "stamp", out _));
    }

    [Fact]
    public void File_SavedTwice_HasTheSameBytesAndLeavesNoOtherFile()
    {
        PropertyGraphImage image = SampleImages.Images.Single();
        ImageFile.Save(FilePath, "stamp", image);
        byte[] first = File.ReadAllBytes(FilePath);
        ImageFile.Save(FilePath, "stamp", image);
        Assert.Equal(first, File.ReadAllBytes(FilePath));
        Assert.Single(Directory.GetFiles(_folder));
    }
}
