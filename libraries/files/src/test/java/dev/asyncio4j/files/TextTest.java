package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.asyncio4j.testing.AsyncExtension;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Text files between bytes and characters: charsets, what they do not have, and newlines. */
class TextTest {
  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @EnumSource
  @DisplayName("FILE-15 text is UTF-8, on every platform; the byte order mark is kept")
  void textIsUtf8(Place place) {
    Path path = place.file("\uFEFFčau 😀\n".getBytes(UTF_8));
    try (var file = await(AsyncFiles.open(path))) {
      assertThat(file.encoding()).isEqualTo(UTF_8);
      assertThat(await(file.readLine())).isEqualTo("\uFEFFčau 😀\n");
    }
  }

  @Test
  @DisplayName("FILE-15 every split of every multi-byte character decodes")
  void everySplitOfACharacter() {
    var scripted = new ScriptedFiles();
    for (String character : List.of("é", "€", "😀", "\r\n")) {
      for (int before = 0; before < 5; before++) {
        String text = "x".repeat(before) + character + "y\n" + character;
        Path path = scripted.over(Place.DISK.file(text));
        scripted.most = 1 + before % 3;
        AsyncTests.run(
            () -> {
              try (var file = await(AsyncFiles.open(path))) {
                var lines = String.join("", await(file.readLines()));
                assertThat(lines).isEqualTo(text.replace("\r\n", "\n"));
              }
            });
      }
    }
  }

  @Test
  @DisplayName("FILE-15 a character on the border of every chunk decodes")
  void charactersOnChunkBorders() {
    for (int before = 8 * 1024 - 4; before <= 8 * 1024; before++) {
      String text = "a".repeat(before) + "😀" + "b".repeat(70_000) + "€\n";
      Path path = Place.DISK.file(text);
      AsyncTests.run(
          () -> {
            try (var file = await(AsyncFiles.open(path))) {
              assertThat(await(file.readLine())).isEqualTo(text);
            }
          });
    }
  }

  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @CsvSource({
    "UTF-16",
    "UTF-16LE",
    "UTF-16BE",
    "ISO-8859-1",
    "windows-1252",
    "Shift_JIS",
    "UTF-32"
  })
  @DisplayName("FILE-15 text of any charset is written, read and sought")
  void otherCharsets(String name) {
    Charset charset = Charset.forName(name);
    String line = charset.newEncoder().canEncode('é') ? "één\n" : "日本\n";
    Path path = Place.DISK.folder().resolve("text");
    var options = OpenOptions.defaults().encoding(charset);
    try (var file = await(AsyncFiles.open(path, "w", options))) {
      for (int i = 0; i < 3; i++) await(file.write(line));
    }
    try (var file = await(AsyncFiles.open(path, "r", options))) {
      assertThat(await(file.readLine())).isEqualTo(line);
      long place = await(file.tell());
      assertThat(await(file.read())).isEqualTo(line + line);
      await(file.seek(place));
      assertThat(await(file.readLine())).isEqualTo(line);
    }
    assertThat(await(AsyncFiles.readText(path, charset))).isEqualTo(line.repeat(3));
  }

  @AsyncTest
  @DisplayName("FILE-16 STRICT names offset and bytes, and the file goes on behind them")
  void strictDecoding() {
    byte[] content = HexFormat.of().parseHex("6f6b0a" + "62ff64" + "0a656e640ae282");
    Path path = Place.DISK.file(content);
    try (var file = await(AsyncFiles.open(path))) {
      assertThat(await(file.readLine())).isEqualTo("ok\n");
      var error = assertThrows(TextDecodeException.class, () -> await(file.readLine()));
      assertThat(error.offset()).isEqualTo(4);
      assertThat(error.bytes()).containsExactly(0xFF);
      assertThat(error.charset()).isEqualTo(UTF_8);
      assertThat(error).hasMessageContaining("0xff at byte 4").hasMessageContaining("text");
      assertThat(await(file.tell())).isEqualTo(5);
      assertThat(await(file.readLine())).isEqualTo("d\n");
      assertThat(await(file.readLine())).isEqualTo("end\n");
      var cut = assertThrows(TextDecodeException.class, () -> await(file.readLine()));
      assertThat(cut.offset()).isEqualTo(11);
      assertThat(await(file.read())).isEmpty();
    }
  }

  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @CsvSource({
    "6ff08080416f, 3, o___Ao",
    "eda0807a, 3, ___z",
    "c0807a, 2, __z",
    "e2827a, 1, _z",
    "f09f987a, 1, _z",
    "f58080807a, 4, ____z",
    "61e282, 1, a_",
    "80bf, 2, __"
  })
  @DisplayName("FILE-16 REPLACE gives one U+FFFD for each maximal part, IGNORE none, as Python")
  void lenientDecoding(String hex, int parts, String expected) {
    Path path = Place.DISK.file(HexFormat.of().parseHex(hex));
    var replace = OpenOptions.defaults().errors(DecodeErrors.REPLACE);
    try (var file = await(AsyncFiles.open(path, "r", replace))) {
      String text = await(file.read());
      assertThat(text).isEqualTo(expected.replace('_', '\uFFFD'));
      assertThat(text.chars().filter(c -> c == '\uFFFD')).hasSize(parts);
    }
    var ignore = OpenOptions.defaults().errors(DecodeErrors.IGNORE);
    try (var file = await(AsyncFiles.open(path, "r", ignore))) {
      assertThat(await(file.readLine())).isEqualTo(expected.replace("_", ""));
    }
  }

  @AsyncTest
  @DisplayName(
      "FILE-16 a character that the charset does not have is refused, replaced or left out")
  void encoding() {
    Path path = Place.DISK.folder().resolve("text");
    var ascii = OpenOptions.defaults().encoding(StandardCharsets.US_ASCII);
    try (var file = await(AsyncFiles.open(path, "w", ascii))) {
      var error = assertThrows(TextEncodeException.class, () -> await(file.write("aé")));
      assertThat(error.index()).isEqualTo(1);
      assertThat(error).hasMessageContaining("U+00E9 at index 1");
      await(file.write("b"));
    }
    assertThat(path).hasContent("b");
    try (var file = await(AsyncFiles.open(path, "w", ascii.errors(DecodeErrors.REPLACE)))) {
      await(file.write("aéb"));
    }
    assertThat(path).hasContent("a?b");
    try (var file = await(AsyncFiles.open(path, "w", ascii.errors(DecodeErrors.IGNORE)))) {
      await(file.write("aéb"));
    }
    assertThat(path).hasContent("ab");
  }

  @ParameterizedTest
  @CsvSource({
    "UNIVERSAL, a|b|c|d",
    "KEEP, a\\r\\n|b\\r|c\\n|d",
    "LF, a\\r\\n|b\\rc\\n|d",
    "CRLF, a\\r\\n|b\\rc\\nd",
    "CR, a\\r|\\nb\\r|c\\nd"
  })
  @DisplayName("FILE-17 the newlines are those of the option, however the chunks fall")
  void newlines(Newline newline, String expected) {
    var scripted = new ScriptedFiles();
    Path path = scripted.over(Place.DISK.file("a\r\nb\rc\nd"));
    List<String> lines =
        List.of(expected.replace("\\r", "\r").replace("\\n", "\n").split("\\|")).stream()
            .map(line -> newline == Newline.UNIVERSAL && !line.equals("d") ? line + "\n" : line)
            .toList();
    for (int most = 1; most < 9; most++) {
      scripted.most = most;
      AsyncTests.run(
          () -> {
            var options = OpenOptions.defaults().newline(newline);
            try (var file = await(AsyncFiles.open(path, "r", options))) {
              assertThat(await(file.readLines())).isEqualTo(lines);
              if (newline.takesAll()) {
                assertThat(file.newlines()).contains(Set.of("\r", "\n", "\r\n"));
              } else {
                assertThat(file.newlines()).isEmpty();
              }
            }
            try (var file = await(AsyncFiles.open(path, "r", options))) {
              var text = new StringBuilder();
              for (String piece; !(piece = await(file.read(1))).isEmpty(); ) text.append(piece);
              assertThat(text.toString()).isEqualTo(String.join("", lines));
            }
            try (var file = await(AsyncFiles.open(path, "r", options))) {
              assertThat(await(file.read())).isEqualTo(String.join("", lines));
            }
          });
    }
  }

  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @CsvSource({"UNIVERSAL, a\\nb\\r\\n", "KEEP, a\\nb\\r\\n", "LF, a\\nb\\r\\n", "CR, a\\rb\\r\\r"})
  @DisplayName("FILE-17 what is written for a newline is the option's")
  void writtenNewlines(Newline newline, String expected) throws IOException {
    Path path = Place.DISK.folder().resolve("text");
    var options = OpenOptions.defaults().newline(newline);
    try (var file = await(AsyncFiles.open(path, "w", options))) {
      assertThat(await(file.write("a\nb\r\n"))).isEqualTo(5);
    }
    assertThat(Files.readString(path))
        .isEqualTo(expected.replace("\\r", "\r").replace("\\n", "\n"));
  }
}
