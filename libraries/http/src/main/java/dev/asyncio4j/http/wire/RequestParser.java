package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.internal.HeaderList;
import java.util.Locale;
import java.util.Set;

/** Reads heads of requests. */
public final class RequestParser extends HeadParser<RequestHead> {
  private static final Set<String> SINGLE =
      Set.of(
          "content-length",
          "content-location",
          "content-range",
          "content-type",
          "etag",
          "host",
          "max-forwards",
          "transfer-encoding",
          "user-agent");

  private String method = "";
  private String target = "";
  private int minor;

  /**
   * Makes a parser.
   *
   * @param limits of each head
   */
  public RequestParser(HeadLimits limits) {
    super(limits, SINGLE);
  }

  /** Tells of what is no HTTP before its line ends. */
  @Override
  void beginning(Lines line) throws BadMessage {
    if (line.at(0) != '\r' && !Chars.isToken(line.at(0))) throw noMethod(line);
  }

  private static BadMessage noMethod(Lines line) {
    if (line.length() > 1 && line.at(0) == 0x16 && line.at(1) == 3) {
      return BadMessage.noise("Received HTTPS traffic on an HTTP port");
    }
    return BadMessage.noise("Bad HTTP method in status line '" + line.shown() + "'");
  }

  @Override
  void startLine(Lines line) throws BadMessage {
    int first = line.indexOf(' ', 0);
    int second = first < 0 ? -1 : line.indexOf(' ', first + 1);
    if (first <= 0) throw noMethod(line);
    for (int i = 0; i < first; i++) if (!Chars.isToken(line.at(i))) throw noMethod(line);
    if (second < 0 || line.length() - second != 9) throw badLine(line);
    for (int i = first + 1; i < second; i++) if (Chars.isControl(line.at(i))) throw badLine(line);
    if (second == first + 1 || !line.startsWith("HTTP/1.", second + 1)) throw badLine(line);
    minor = line.at(second + 8) - '0';
    if (minor != 0 && minor != 1) throw badLine(line);
    method = method(line, first);
    target = line.text(first + 1, second);
    if (!isTarget()) throw new BadMessage("Bad request target '" + line.shown() + "'");
  }

  private boolean isTarget() {
    return target.startsWith("/")
        || target.contains("://")
        || target.equals("*") && method.equals("OPTIONS")
        || method.equals("CONNECT");
  }

  private static String method(Lines line, int end) {
    if (end == 3 && line.startsWith("GET", 0)) return "GET";
    return line.text(0, end).toUpperCase(Locale.ROOT);
  }

  @Override
  RequestHead head(HeaderList headers) throws BadMessage {
    if (minor == 1 && !headers.contains("Host")) {
      throw new BadMessage("Missing 'Host' header in request.");
    }
    long length = BodyLength.of("Request", headers, 0);
    if (minor == 0 && length == BodyLength.CHUNKED) {
      throw new BadMessage("Request has invalid `Transfer-Encoding`");
    }
    var tokens = ConnectionTokens.of(headers);
    boolean keepAlive = minor == 1 ? !tokens.close() : tokens.keepAlive() && !tokens.close();
    boolean upgrade = tokens.upgrade() && headers.contains("Upgrade");
    return new RequestHead(method, target, minor, headers, keepAlive, upgrade, length);
  }
}
