package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.transports.TlsOptions;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.regex.Pattern;

/** Just enough HTTP/1.1 to ask for a page and read what came of it. */
public final class HttpStatus {
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})(?: (.*))?");
  private static final int LONGEST_REASON = 40;

  private HttpStatus() {}

  /** Asks {@code site} and gives its status, such as "404 Not Found". */
  static String of(Site site) throws IOException {
    try (var connection = await(openConnection(site.host(), site.port(), options(site)))) {
      connection.writer().write(request(site));
      await(connection.writer().drain());
      var status = parse(line(connection.reader(), "status line"));
      while (!line(connection.reader(), "headers").isEmpty()) {
        // The headers say nothing that the table shows, but a site that does not end them is not
        // well.
      }
      return status;
    }
  }

  /** TLS with the JVM's own trust for {@code https://}. */
  public static ConnectOptions options(Site site) {
    var plain = ConnectOptions.defaults();
    return site.tls() ? plain.tls(TlsOptions.defaults()) : plain;
  }

  public static byte[] request(Site site) {
    return """
    GET %s HTTP/1.1
    Host: %s
    User-Agent: asyncio4j-site-status
    Accept: */*
    Connection: close

    """
        .formatted(site.target(), site.hostHeader())
        .replace("\n", "\r\n")
        .getBytes(ISO_8859_1);
  }

  /** The status in a status line: the code, and the reason if there is one. */
  public static String parse(String statusLine) throws ProtocolException {
    var match = STATUS_LINE.matcher(statusLine);
    if (!match.matches()) throw new ProtocolException("not an HTTP answer");
    return of(Integer.parseInt(match.group(1)), match.group(2));
  }

  /** The reason is the site's own text: it is made short and harmless for a terminal. */
  static String of(int code, String reason) {
    if (reason == null || reason.isBlank()) return Integer.toString(code);
    var shown = reason.strip().replaceAll("\\p{Cntrl}", "?");
    return code + " " + shown.substring(0, Math.min(shown.length(), LONGEST_REASON));
  }

  private static String line(StreamReader reader, String what) throws IOException {
    return checkedLine(await(reader.readLine()), what);
  }

  /** A line without its end. One that has no end was cut off by the site. */
  public static String checkedLine(byte[] line, String what) throws EOFException {
    var text = new String(line, ISO_8859_1);
    if (!text.endsWith("\n")) throw new EOFException("closed before the " + what + " ended");
    return text.stripTrailing();
  }
}
