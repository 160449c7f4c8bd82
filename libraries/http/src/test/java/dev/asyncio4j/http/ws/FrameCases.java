package dev.asyncio4j.http.ws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The cases of {@code frames.txt}, and frames made of their words without any code under test. */
final class FrameCases {
  private static final byte[] KEY = {0x37, (byte) 0xFA, 0x21, 0x3D};

  /** One case; {@code messages} are the words of the file. */
  record Case(String id, boolean deflate, List<String> frames, List<String> messages) {
    byte[] bytes(boolean masked) {
      var all = new ByteArrayOutputStream();
      frames.forEach(frame -> all.writeBytes(frame(frame, masked)));
      return all.toByteArray();
    }

    @Override
    public String toString() {
      return id;
    }
  }

  private FrameCases() {}

  static Stream<Case> all() {
    try (var in = FrameCases.class.getResourceAsStream("frames.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(FrameCases::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case parse(String line) {
    String[] parts = line.split(" \\| ");
    List<String> frames = List.of(parts[1].split(" "));
    boolean deflate = frames.get(0).equals("deflate");
    return new Case(
        parts[0],
        deflate,
        deflate ? frames.subList(1, frames.size()) : frames,
        List.of(parts[2].split(" ")));
  }

  /** {@return the bytes of a frame such as {@code text-+4:6162}} */
  static byte[] frame(String word, boolean masked) {
    int colon = word.indexOf(':');
    String[] kind = word.substring(0, colon).split("[+]");
    boolean last = !kind[0].endsWith("-");
    int rsv = kind.length > 1 ? Integer.parseInt(kind[1]) : 0;
    byte[] data = payload(word.substring(colon + 1));
    var frame = new ByteArrayOutputStream();
    frame.write((last ? 0x80 : 0) | rsv << 4 | opcode(kind[0].replace("-", "")));
    writeLength(frame, data.length, masked ? 0x80 : 0);
    if (masked) frame.writeBytes(KEY);
    for (int i = 0; i < data.length; i++) frame.write(masked ? data[i] ^ KEY[i % 4] : data[i]);
    return frame.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream frame, int length, int mask) {
    if (length < 126) {
      frame.write(mask | length);
    } else if (length < 65536) {
      frame.write(mask | 126);
      frame.write(length >> 8);
      frame.write(length);
    } else {
      frame.write(mask | 127);
      for (int shift = 56; shift >= 0; shift -= 8) frame.write((int) ((long) length >> shift));
    }
  }

  private static int opcode(String kind) {
    return switch (kind) {
      case "cont" -> 0;
      case "text" -> 1;
      case "bin" -> 2;
      case "close" -> 8;
      case "ping" -> 9;
      case "pong" -> 10;
      default -> Integer.parseInt(kind.substring("op".length()));
    };
  }

  static byte[] payload(String word) {
    if (!word.contains("*")) return HexFormat.of().parseHex(word);
    String[] run = word.split("[*]");
    byte[] data = new byte[Integer.parseInt(run[0])];
    Arrays.fill(data, HexFormat.of().parseHex(run[1])[0]);
    return data;
  }
}
