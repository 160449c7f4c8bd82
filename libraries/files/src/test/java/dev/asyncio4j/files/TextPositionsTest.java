package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.AsyncTesting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Text files read line by line, and the places in them. */
@AsyncTesting
class TextPositionsTest {
  @Test
  @DisplayName("FILE-18 the end is an empty line, never null; a last line needs no newline")
  void theEndIsEmpty() {
    Path path = Place.DISK.file("a\nlast");
    try (var file = await(AsyncFiles.open(path));
        var bytes = await(AsyncFiles.openBinary(path, "r"))) {
      assertThat(await(file.readLines())).containsExactly("a\n", "last");
      assertThat(await(file.readLine())).isEmpty();
      assertThat(await(file.read(3))).isEmpty();
      assertThat(await(bytes.readLine())).asString().isEqualTo("a\n");
      assertThat(await(bytes.readLine())).asString().isEqualTo("last");
      assertThat(await(bytes.readLine())).isEmpty();
      assertThat(await(bytes.read())).isEmpty();
    }
  }

  @Test
  @DisplayName("FILE-18 readLine(limit) cuts, between code points; readLines(hint) stops")
  void limits() {
    Path path = Place.DISK.file("ab😀cd\nef\ngh\n");
    try (var file = await(AsyncFiles.open(path));
        var bytes = await(AsyncFiles.openBinary(path, "r"))) {
      assertThat(await(file.readLine(3))).isEqualTo("ab😀");
      assertThat(await(file.readLine(0))).isEmpty();
      assertThat(await(file.readLine(100))).isEqualTo("cd\n");
      assertThat(await(file.readLines(1))).containsExactly("ef\n");
      assertThat(await(file.readLine(3))).isEqualTo("gh\n");
      assertThat(await(file.readLine(3))).isEmpty();
      assertThat(await(bytes.readLine(3))).hasSize(3);
      assertThat(await(bytes.readLine(100))).hasSize(6);
      assertThat(await(bytes.readLines(4))).hasSize(2);
    }
  }

  @Test
  @DisplayName("FILE-18 a very long line takes linear time")
  void aLongLineTakesLinearTime() {
    Path path = Place.DISK.file(new byte[20 << 20]);
    try (var file = await(AsyncFiles.open(path));
        var bytes = await(AsyncFiles.openBinary(path, "r"))) {
      assertThat(await(file.readLine())).hasSize(20 << 20);
      assertThat(await(bytes.readLine())).hasSize(20 << 20);
      assertThat(await(file.readLine())).isEmpty();
    }
  }

  @Test
  @DisplayName("FILE-19 tell is a byte offset, and seek to any value of it is exact")
  void tellAndSeek() throws IOException {
    var random = new Random(19);
    var text = new StringBuilder();
    String[] pieces = {"a", "é", "€", "😀", "\n", "\r\n", "\r", "xyz"};
    for (int i = 0; i < 8000; i++) text.append(pieces[random.nextInt(pieces.length)]);
    Path path = Place.DISK.file(text.toString());
    try (var file = await(AsyncFiles.open(path))) {
      List<Long> places = new ArrayList<>();
      List<String> read = new ArrayList<>();
      String piece;
      do {
        places.add(await(file.tell()));
        piece = random.nextBoolean() ? await(file.readLine()) : await(file.read(7));
        read.add(piece);
      } while (!piece.isEmpty());
      assertThat(places.get(places.size() - 1)).isEqualTo(Files.size(path));
      String all = String.join("", read);
      for (int i = 0; i < 100; i++) {
        int at = random.nextInt(places.size());
        assertThat(await(file.seek(places.get(at)))).isEqualTo(places.get(at));
        String rest = String.join("", read.subList(at, read.size()));
        if (i % 10 == 0) assertThat(all).endsWith(await(file.read()));
        else assertThat(rest).startsWith(await(file.read(20)));
      }
    }
  }

  @Test
  @DisplayName("FILE-19 text seeks from END or CURRENT by 0 only")
  void textSeeksFromTheStart() {
    Path path = Place.DISK.file("één");
    try (var file = await(AsyncFiles.open(path))) {
      assertThat(await(file.read(1))).isEqualTo("é");
      assertThat(await(file.seek(0, Whence.CURRENT))).isEqualTo(2);
      assertThat(await(file.seek(0, Whence.END))).isEqualTo(5);
      for (Whence whence : List.of(Whence.CURRENT, Whence.END)) {
        assertThatThrownBy(() -> await(file.seek(1, whence)))
            .isInstanceOf(UnsupportedFileOperationException.class)
            .hasMessageContaining("can't do nonzero");
      }
      await(file.seek(3)); // inside the second é: from there on
      assertThatThrownBy(() -> await(file.read())).isInstanceOf(TextDecodeException.class);
      assertThat(await(file.read())).isEqualTo("n");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("FILE-24 iterating and reading mixed lose no line and see none twice")
  void iteratingAndReadingMixed(Place place) {
    Path path = place.file("1\n2\n3\n4\n5\n6\n".getBytes(UTF_8));
    try (var file = await(AsyncFiles.open(path))) {
      var seen = new ArrayList<String>();
      for (String line : each(file)) {
        seen.add(line);
        if (seen.size() == 2) break;
      }
      seen.add(await(file.readLine()));
      seen.add(await(file.read(2)));
      for (String line : each(file)) seen.add(line);
      assertThat(seen).containsExactly("1\n", "2\n", "3\n", "4\n", "5\n", "6\n");
    }
  }

  @Test
  @DisplayName("FILE-19 writing goes on where reading stopped, though more was read ahead")
  void writingAfterReading() {
    Path path = Place.DISK.file("one\ntwo\nthree\n");
    try (var file = await(AsyncFiles.open(path, "r+"))) {
      assertThat(await(file.readLine())).isEqualTo("one\n");
      await(file.write("TWO"));
      assertThat(await(file.tell())).isEqualTo(7);
      assertThat(await(file.readLine())).isEqualTo("\n");
      assertThat(await(file.readLine())).isEqualTo("three\n");
    }
    assertThat(path).hasContent("one\nTWO\nthree\n");
  }
}
