package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.reports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.AsyncExtension;
import dev.asyncio4j.testing.AsyncTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TempTest {
  private static TempOptions in(Path folder) throws Exception {
    Files.createDirectories(folder);
    return TempOptions.defaults().directory(folder);
  }

  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @EnumSource
  @DisplayName("FILE-32 a named file is its owner's, and gone at close")
  void aNamedFile(Place place) throws Exception {
    Path folder = place.folder();
    var options = in(folder).prefix("p-").suffix(".s");
    Path path;
    try (var file = await(TempFiles.namedTemporaryFile(options))) {
      path = file.path();
      assertThat(path.getFileName().toString()).startsWith("p-").endsWith(".s");
      assertThat(file.mode()).isEqualTo("wb+");
      assertThat(Files.getPosixFilePermissions(path))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      await(file.write(new byte[] {1}));
      await(file.flush());
      assertThat(await(AsyncOs.getsize(path))).isEqualTo(1);
    }
    assertThat(Files.exists(path)).isFalse();
  }

  @AsyncTest
  @DisplayName("FILE-32 a file without a name is unlinked at once")
  void aNamelessFile() throws Exception {
    Path folder = Place.DISK.folder();
    try (var file = await(TempFiles.temporaryFile(in(folder)))) {
      assertThat(await(AsyncOs.listdir(folder))).isEmpty();
      await(file.write(new byte[] {1, 2}));
      await(file.seek(0));
      assertThat(await(file.read())).containsExactly(1, 2);
      assertThatThrownBy(file::path).isInstanceOf(UnsupportedFileOperationException.class);
    }
  }

  @Test
  @DisplayName("FILE-32 gone at a failure and at the end of the run; kept where that was asked for")
  void goneInAnyCase() {
    Path folder = Place.DISK.folder();
    run(
        async(
            () -> {
              reports();
              assertThatThrownBy(
                      () -> {
                        try (var file = await(TempFiles.namedTemporaryTextFile(in(folder)))) {
                          assertThat(file.closed()).isFalse();
                          throw new IllegalStateException("body failed");
                        }
                      })
                  .hasMessage("body failed");
              assertThat(await(AsyncOs.listdir(folder))).isEmpty();
              await(TempFiles.namedTemporaryTextFile(in(folder)));
              await(TempFiles.namedTemporaryTextFile(in(folder).deleteOnClose(false)));
              await(TempFiles.temporaryDirectory(in(folder)));
              try (var kept = await(TempFiles.namedTemporaryTextFile(in(folder).delete(false)))) {
                await(kept.write("kept"));
              }
              assertThat(await(AsyncOs.listdir(folder))).hasSize(4);
            }),
        VIRTUAL);
    assertThat(folder).isDirectoryContaining(path -> "kept".equals(text(path)));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @AsyncTest
  @DisplayName("FILE-32 deleteOnClose(false): closeAsync leaves the file, close deletes it")
  void deletedByTheLastClose() throws Exception {
    var options = in(Place.DISK.folder()).deleteOnClose(false);
    Path path;
    try (var file = await(TempFiles.namedTemporaryTextFile(options))) {
      path = file.path();
      await(file.write("for others"));
      await(file.closeAsync());
      assertThat(await(AsyncFiles.readText(path))).isEqualTo("for others");
    }
    assertThat(Files.exists(path)).isFalse();
  }

  @Test
  @DisplayName("FILE-32 a prefix or suffix with a separator is refused")
  void separatorsAreRefused() {
    for (String bad : List.of("../up", "a\\b")) {
      assertThatThrownBy(() -> TempOptions.defaults().prefix(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("path separator");
      assertThatThrownBy(() -> TempOptions.defaults().suffix(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("FILE-32 gone at the exit of the JVM")
  void goneAtExit() throws Exception {
    Path folder = Place.DISK.folder();
    ChildJvm.output(Leaver.class, List.of("-Djava.io.tmpdir=" + folder));
    assertThat(folder).isEmptyDirectory();
  }

  /** A program that leaves its temporary files behind. */
  static final class Leaver {
    public static void main(String[] args) {
      run(
          async(
              () -> {
                await(TempFiles.namedTemporaryTextFile(TempOptions.defaults()));
                var folder = await(TempFiles.temporaryDirectory(TempOptions.defaults()));
                await(AsyncFiles.writeText(folder.path().resolve("a"), "a"));
                System.exit(0);
              }));
    }
  }

  @AsyncTest
  @DisplayName("FILE-33 a folder goes with read-only entries and links, not what they point to")
  void aFolderGoesWhole() throws IOException {
    Path outside = Place.DISK.folder();
    var gone = new AtomicReference<Path>();
    await(AsyncFiles.writeText(outside.resolve("kept"), "kept"));
    try (var folder = await(TempFiles.temporaryDirectory(TempOptions.defaults()))) {
      Path path = folder.path();
      gone.set(path);
      assertThat(Files.getPosixFilePermissions(path))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      await(AsyncOs.makedirs(path.resolve("a/b"), false));
      await(AsyncFiles.writeText(path.resolve("a/b/c"), "c"));
      await(AsyncOs.symlink(outside, path.resolve("link")));
      await(AsyncOs.chmod(path.resolve("a/b"), Set.of()));
      await(AsyncOs.removeTree(path.resolve("a")));
      await(AsyncOs.mkdir(path.resolve("a")));
    }
    assertThat(gone.get()).doesNotExist();
    assertThat(outside.resolve("kept")).hasContent("kept");
  }

  @AsyncTest
  @DisplayName("FILE-33 a folder that vanished meanwhile is no error")
  void aFolderThatVanished() {
    var folder = await(TempFiles.temporaryDirectory(TempOptions.defaults()));
    await(AsyncOs.rmdir(folder.path()));
    await(folder.cleanup());
    await(folder.cleanup());
    folder.close();
    assertThat(folder.toString()).contains("removed");
  }

  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @EnumSource
  @DisplayName("FILE-34 a spooled file rolls when its size is passed, and keeps the position")
  void spooledBytes(Place place) throws Exception {
    Path folder = place.folder();
    var options = in(folder);
    try (var file = await(TempFiles.spooledTemporaryFile(10, options))) {
      await(file.write(new byte[] {1, 2, 3, 4, 5}));
      await(file.seek(1));
      var two = ByteBuffer.allocate(2);
      assertThat(await(file.readInto(two))).isEqualTo(2);
      assertThat(await(file.truncate(4))).isEqualTo(4);
      assertThat(file.rolled()).isFalse();
      await(file.seek(4));
      await(file.write(new byte[] {5, 6, 7, 8, 9, 10}));
      assertThat(file.rolled()).as("exactly the size").isFalse();
      await(file.write(new byte[] {11}));
      assertThat(file.rolled()).isTrue();
      assertThat(await(file.tell())).isEqualTo(11);
      await(file.seek(9));
      two.clear();
      assertThat(await(file.readInto(two))).isEqualTo(2);
      assertThat(two.array()).containsExactly(10, 11);
      assertThat(await(file.truncate(3))).isEqualTo(3);
      await(file.seek(0));
      assertThat(await(file.read())).containsExactly(1, 2, 3);
    }
    assertThat(await(AsyncOs.listdir(folder))).isEmpty();
  }

  @AsyncTest
  @DisplayName(
      "FILE-34 spooled text knows its newlines before and after it rolls; in memory no hop")
  void spooledText() {
    try (var file = await(TempFiles.spooledTemporaryTextFile(0, TempOptions.defaults()))) {
      assertThat(await(file.write("één\r\ntwo"))).isEqualTo(8);
      await(file.seek(0));
      assertThat(await(file.readLine())).isEqualTo("één\n");
      assertThat(file.newlines()).contains(Set.of("\r\n"));
      await(file.rollover());
      await(file.rollover());
      assertThat(file.rolled()).isTrue();
      assertThat(await(file.read())).isEqualTo("two");
      assertThat(file.newlines()).contains(Set.of("\r\n"));
    }
  }

  @AsyncTest
  @DisplayName("FILE-34 a spooled file in memory works though the loop's threads are shut down")
  void inMemoryThereIsNoThread() {
    var file = await(TempFiles.spooledTemporaryTextFile(100, TempOptions.defaults()));
    await(getRunningLoop().shutdownDefaultExecutor(null));
    await(file.write("a\nb\n"));
    await(file.seek(0));
    assertThat(await(file.readLines())).containsExactly("a\n", "b\n");
    assertThat(await(file.tell())).isEqualTo(4);
    file.close();
  }
}
