package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.testing.AsyncTesting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@AsyncTesting
class WriteTest {
  private final ScriptedFiles scripted = new ScriptedFiles();

  private Path path() {
    return scripted.over(Place.DISK.folder().resolve("a"));
  }

  @Test
  @DisplayName("FILE-02 two tasks that write one file leave whole lines, in order")
  void twoTasksWriteWholeLines() throws IOException {
    Path path = path();
    scripted.most = 3;
    var options = OpenOptions.defaults().buffering(1);
    try (var file = await(AsyncFiles.open(path, "w", options))) {
      await(gather(lines(file, "a"), lines(file, "b")));
    }
    var lines = Files.readAllLines(path);
    assertThat(lines).hasSize(100);
    for (String name : List.of("a", "b")) {
      var own = lines.stream().filter(line -> line.startsWith(name)).toList();
      assertThat(own).isSorted().hasSize(50);
    }
  }

  private static Coroutine<Object> lines(AsyncTextFile file, String name) {
    return async(
        () -> {
          for (int i = 10; i < 60; i++) await(file.write(name + i + "\n"));
          return name;
        });
  }

  @Test
  @DisplayName("FILE-08 small writes fill a buffer, flushed by size, flush, seek, read and close")
  void smallWritesFillABuffer() throws IOException {
    Path path = path();
    try (var file = await(AsyncFiles.openBinary(path, "w+"))) {
      await(file.write(new byte[100]));
      assertThat(Files.size(path)).isZero();
      await(file.flush());
      assertThat(Files.size(path)).isEqualTo(100);
      for (int i = 0; i < 90; i++) await(file.write(new byte[100]));
      assertThat(Files.size(path)).isBetween(8_000L, 8_300L);
      await(file.seek(0));
      assertThat(Files.size(path)).isEqualTo(9_100);
      await(file.write(new byte[] {1}));
      assertThat(await(file.read(3))).hasSize(3);
      assertThat(scripted.writes.get()).isLessThan(6);
      await(file.write(new byte[] {2}));
    }
    assertThat(Files.readAllBytes(path)[4]).isEqualTo((byte) 2);
    assertThat(Files.size(path)).isEqualTo(9_100);
  }

  @Test
  @DisplayName("FILE-08 buffering 0 writes through, 1 flushes each line")
  void otherBuffering() throws IOException {
    Path path = path();
    var none = OpenOptions.defaults().buffering(0);
    try (var file = await(AsyncFiles.openBinary(path, "w+", none))) {
      await(file.write(new byte[] {1, 2, 3}));
      assertThat(Files.size(path)).isEqualTo(3);
      await(file.seek(0));
      scripted.most = 2;
      assertThat(await(file.read(3))).as("one call of the system").hasSize(2);
      assertThatThrownBy(() -> await(file.peek(1)))
          .isInstanceOf(UnsupportedFileOperationException.class);
    }
    var byLine = OpenOptions.defaults().buffering(1);
    try (var file = await(AsyncFiles.open(path, "w", byLine))) {
      await(file.write("half "));
      assertThat(Files.size(path)).isZero();
      await(file.write("line\n"));
      assertThat(path).hasContent("half line\n");
    }
  }

  @Test
  @DisplayName(
      "FILE-09 the error of a buffered write comes at the flush; close works, and is silent")
  void aBufferedErrorComesAtTheFlush() {
    Path path = path();
    var file = await(AsyncFiles.open(path, "w"));
    scripted.failingWrite = 1;
    await(file.write("lost"));
    assertThatThrownBy(() -> await(file.flush()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("No space left on device");
    await(file.flush());
    await(file.write("kept"));
    file.close();
    assertThat(path).hasContent("kept");
  }

  @Test
  @DisplayName("FILE-09 the error of the last flush comes out of close, once; the file is closed")
  void closeReportsItOnce() {
    Path path = path();
    var file = await(AsyncFiles.open(path, "w"));
    scripted.failingWrite = 1;
    await(file.write("lost"));
    assertThatThrownBy(file::close).hasMessageContaining("No space left");
    assertThat(file.closed()).isTrue();
    assertThat(scripted.closed).hasValue(1);
    file.close();
    await(file.closeAsync());
  }

  @Test
  @DisplayName("FILE-37 a full disk: the cause, once; the buffer is not tried again at each flush")
  void aFullDisk() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full");
    var file = await(AsyncFiles.open(full, "w"));
    await(file.write("x"));
    assertThatThrownBy(() -> await(file.flush()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("No space left on device");
    await(file.flush());
    await(file.closeAsync());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("FILE-20 seek before 0 is refused; past the end a write leaves a hole of zeros")
  void holes(Place place) {
    Path path = place.folder().resolve("a");
    await(AsyncOs.makedirs(path.getParent(), true));
    try (var file = await(AsyncFiles.openBinary(path, "w+"))) {
      await(file.write(new byte[] {1}));
      assertThatThrownBy(() -> await(file.seek(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("negative seek position -1");
      assertThatThrownBy(() -> await(file.seek(-2, Whence.CURRENT)))
          .isInstanceOf(IllegalArgumentException.class);
      await(file.seek(4));
      await(file.write(new byte[] {5}));
      await(file.seek(0));
      assertThat(await(file.read())).containsExactly(1, 0, 0, 0, 5);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("FILE-20 truncate cuts at the position, or adds zeros; the position stays")
  void truncating(Place place) {
    Path path = place.folder().resolve("a");
    await(AsyncOs.makedirs(path.getParent(), true));
    try (var file = await(AsyncFiles.openBinary(path, "w+"))) {
      await(file.write(new byte[] {1, 2, 3, 4}));
      await(file.seek(2));
      assertThat(await(file.truncate())).isEqualTo(2);
      assertThat(await(file.truncate(5))).isEqualTo(5);
      assertThat(await(file.tell())).isEqualTo(2);
      assertThat(await(file.read())).containsExactly(0, 0, 0);
      assertThatThrownBy(() -> await(file.truncate(-1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(await(AsyncFiles.readBytes(path))).containsExactly(1, 2, 0, 0, 0);
    try (var file = await(AsyncFiles.openBinary(path, "a"))) {
      await(file.truncate(9000));
      await(file.write(new byte[] {7}));
    }
    assertThat(await(AsyncOs.getsize(path))).isEqualTo(9001);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("FILE-21 the wrong direction is refused, with the mode")
  void theWrongDirection(Place place) {
    Path path = place.folder().resolve("a");
    await(AsyncOs.makedirs(path.getParent(), true));
    try (var file = await(AsyncFiles.open(path, "w"))) {
      assertThat(await(file.readable())).isFalse();
      assertThatThrownBy(() -> await(file.read()))
          .isInstanceOf(UnsupportedFileOperationException.class)
          .hasMessageContaining("not readable")
          .hasMessageContaining("mode 'w'");
    }
    try (var file = await(AsyncFiles.openBinary(path, "r"))) {
      assertThat(await(file.writable())).isFalse();
      assertThatThrownBy(() -> await(file.write(new byte[1])))
          .isInstanceOf(UnsupportedFileOperationException.class)
          .hasMessageContaining("not writable");
      assertThatThrownBy(() -> await(file.truncate(0)))
          .isInstanceOf(UnsupportedFileOperationException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("FILE-20 reading and writing at a place leave the position where it is")
  void atAPlace(Place place) {
    Path path = place.folder().resolve("a");
    await(AsyncOs.makedirs(path.getParent(), true));
    try (var file = await(AsyncFiles.openBinary(path, "w+"))) {
      await(file.write(new byte[] {1, 2, 3, 4}));
      await(file.seek(1));
      assertThat(await(file.read1(1))).containsExactly(2);
      assertThat(await(file.peek(1))).containsExactly(3);
      assertThat(await(file.readAt(0, 2))).containsExactly(1, 2);
      assertThat(await(file.writeAt(3, new byte[] {9, 9}))).isEqualTo(2);
      assertThat(await(file.tell())).isEqualTo(2);
      var two = ByteBuffer.allocate(8);
      assertThat(await(file.readInto(two))).isEqualTo(3);
      assertThat(await(file.readInto(two))).isZero();
      assertThat(two.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {3, 9, 9}));
      await(file.sync());
      assertThatThrownBy(() -> await(file.readAt(-1, 1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
