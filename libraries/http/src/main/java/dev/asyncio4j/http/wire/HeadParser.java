package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.internal.HeaderList;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads heads of requests from bytes as they come.
 *
 * <pre>
 *   START_LINE --line--> FIELDS --empty line--> START_LINE, a head is given
 *   (empty lines before the start line are skipped)
 * </pre>
 */
public final class HeadParser {
  private enum State {
    START_LINE,
    FIELDS
  }

  /** Headers of which a second one would leave open which of them counts. */
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

  private final HeadLimits limits;
  private final Lines line = new Lines();
  private State state = State.START_LINE;
  private String method = "";
  private String target = "";
  private int minor;
  private HeaderList headers = new HeaderList();
  private int fields;

  /**
   * Makes a parser.
   *
   * @param limits of each head
   */
  public HeadParser(HeadLimits limits) {
    this.limits = limits;
  }

  /** {@return whether a head has begun and not ended} */
  public boolean isPartial() {
    return state == State.FIELDS || line.isPartial();
  }

  /**
   * Takes bytes up to the end of a head.
   *
   * @param data what has come; what is after the head stays in it
   * @return the head; null: more bytes are needed
   * @throws BadMessage if the bytes break the rules
   */
  public @Nullable RequestHead next(ByteBuffer data) throws BadMessage {
    while (line.next(data, state == State.START_LINE ? limits.line() : limits.field())) {
      if (state == State.START_LINE) {
        if (line.length() == 0) continue;
        startLine();
        headers = new HeaderList();
        fields = 0;
        state = State.FIELDS;
      } else if (line.length() > 0) {
        field();
      } else {
        state = State.START_LINE;
        return head();
      }
    }
    if (state == State.START_LINE && line.isPartial()) checkStart();
    return null;
  }

  /** Tells of what is no HTTP before its line ends, as it may never end. */
  private void checkStart() throws BadMessage {
    if (line.at(0) != '\r' && !Chars.isToken(line.at(0))) throw noMethod();
  }

  private BadMessage noMethod() {
    if (line.length() > 1 && line.at(0) == 0x16 && line.at(1) == 3) {
      return BadMessage.noise("Received HTTPS traffic on an HTTP port");
    }
    return BadMessage.noise("Bad HTTP method in status line '" + shown() + "'");
  }

  private String shown() {
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(line.length(), 100); i++) {
      byte b = line.at(i);
      text.append(b >= ' ' && b < 127 ? (char) b : '.');
    }
    return text.toString();
  }

  private void startLine() throws BadMessage {
    int first = line.indexOf(' ', 0);
    int second = first < 0 ? -1 : line.indexOf(' ', first + 1);
    if (first <= 0) throw noMethod();
    for (int i = 0; i < first; i++) if (!Chars.isToken(line.at(i))) throw noMethod();
    if (second < 0 || line.length() - second != 9) throw badLine();
    for (int i = first + 1; i < second; i++) if (Chars.isControl(line.at(i))) throw badLine();
    if (second == first + 1 || !line.text(second + 1, second + 8).equals("HTTP/1."))
      throw badLine();
    minor = line.at(second + 8) - '0';
    if (minor != 0 && minor != 1) throw badLine();
    method = method(first);
    target = line.text(first + 1, second);
    if (!isTarget()) throw new BadMessage("Bad request target '" + shown() + "'");
  }

  private boolean isTarget() {
    return target.startsWith("/")
        || target.contains("://")
        || target.equals("*") && method.equals("OPTIONS")
        || method.equals("CONNECT");
  }

  private BadMessage badLine() {
    return new BadMessage("Bad status line '" + shown() + "'");
  }

  private String method(int end) {
    if (end == 3 && line.at(0) == 'G' && line.at(1) == 'E' && line.at(2) == 'T') return "GET";
    return line.text(0, end).toUpperCase(Locale.ROOT);
  }

  private void field() throws BadMessage {
    int colon = line.indexOf(':', 0);
    if (colon <= 0) throw badField();
    for (int i = 0; i < colon; i++) if (!Chars.isToken(line.at(i))) throw badField();
    int from = colon + 1;
    int to = line.length();
    while (from < to && Chars.isBlank(line.at(from))) from++;
    while (to > from && Chars.isBlank(line.at(to - 1))) to--;
    for (int i = from; i < to; i++) {
      byte b = line.at(i);
      if (b != '\t' && Chars.isControl(b) && b != ' ') throw badField();
    }
    var name = line.text(0, colon);
    if (headers.contains(name) && SINGLE.contains(name.toLowerCase(Locale.ROOT))) {
      throw new BadMessage("Duplicate '" + name + "' header found.");
    }
    if (++fields > limits.fields()) throw new BadMessage("Too many headers received");
    headers.received(name, line.text(from, to));
  }

  private BadMessage badField() {
    return new BadMessage("Invalid HTTP header: '" + shown() + "'");
  }

  private RequestHead head() throws BadMessage {
    if (minor == 1 && !headers.contains("Host")) {
      throw new BadMessage("Missing 'Host' header in request.");
    }
    var tokens = ConnectionTokens.of(headers);
    boolean keepAlive = minor == 1 ? !tokens.close() : tokens.keepAlive() && !tokens.close();
    boolean upgrade = tokens.upgrade() && headers.contains("Upgrade");
    return new RequestHead(method, target, minor, headers.freeze(), keepAlive, upgrade, length());
  }

  private long length() throws BadMessage {
    var encoding = headers.get("Transfer-Encoding");
    var length = headers.get("Content-Length");
    if (encoding != null) {
      if (length != null) {
        throw new BadMessage("Transfer-Encoding can't be present with Content-Length");
      }
      if (minor == 0 || !encoding.strip().equalsIgnoreCase("chunked")) {
        throw new BadMessage("Request has invalid `Transfer-Encoding`");
      }
      return RequestHead.CHUNKED;
    }
    return length == null ? 0 : Chars.length(length);
  }
}
