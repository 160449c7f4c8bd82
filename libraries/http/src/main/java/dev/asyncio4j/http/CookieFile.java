package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.JsonParser;
import dev.asyncio4j.http.internal.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cookies in a file: JSON, for its owner's eyes alone. */
final class CookieFile {
  private CookieFile() {}

  static void write(Path file, List<Cookie> cookies) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    for (Cookie cookie : cookies) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("name", cookie.name());
      one.put("value", cookie.value());
      one.put("domain", cookie.domain());
      one.put("path", cookie.path());
      Instant end = cookie.expires();
      one.put("expires", end == null ? null : end.getEpochSecond());
      one.put("secure", cookie.secure());
      one.put("httpOnly", cookie.httpOnly());
      one.put("sameSite", cookie.sameSite());
      one.put("partitioned", cookie.partitioned());
      one.put("hostOnly", cookie.hostOnly());
      out.add(one);
    }
    byte[] data = JsonWriter.write(out).getBytes(StandardCharsets.UTF_8);
    try {
      Files.deleteIfExists(file);
      boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
      FileAttribute<?>[] owner =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      var how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (FileChannel channel = FileChannel.open(file, how, owner)) {
        ByteBuffer rest = ByteBuffer.wrap(data);
        while (rest.hasRemaining()) channel.write(rest);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static List<Cookie> read(Path file) {
    Object json;
    try {
      json = JsonParser.parse(Files.readString(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    List<Cookie> cookies = new ArrayList<>();
    if (!(json instanceof List<?> list)) throw notOurs(file);
    for (Object each : list) {
      if (!(each instanceof Map<?, ?> one && one.get("name") instanceof String name))
        throw notOurs(file);
      Object end = one.get("expires");
      cookies.add(
          Cookie.of(name, text(one, "value"))
              .domain(text(one, "domain"))
              .path(text(one, "path"))
              .expires(
                  end instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null)
              .secure(Boolean.TRUE.equals(one.get("secure")))
              .httpOnly(Boolean.TRUE.equals(one.get("httpOnly")))
              .sameSite(one.get("sameSite") instanceof String site ? site : null)
              .partitioned(Boolean.TRUE.equals(one.get("partitioned")))
              .hostOnly(Boolean.TRUE.equals(one.get("hostOnly"))));
    }
    return cookies;
  }

  private static String text(Map<?, ?> one, String name) {
    return one.get(name) instanceof String text ? text : "";
  }

  private static IllegalArgumentException notOurs(Path file) {
    return new IllegalArgumentException(file + " has no cookies: load what save() wrote");
  }
}
