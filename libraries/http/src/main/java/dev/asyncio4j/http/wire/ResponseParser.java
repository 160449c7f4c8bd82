package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.internal.HeaderList;
import java.util.Set;

/** Reads heads of responses to one request. */
public final class ResponseParser extends HeadParser<ResponseHead> {
  private static final Set<String> SINGLE = Set.of("content-length", "transfer-encoding");

  private static final String VERSION = "HTTP/1.";
  private static final int STATUS = VERSION.length() + 2;
  private static final int REASON = STATUS + 4;

  private final boolean bodyless;
  private final long lengthUntold;
  private int minor;
  private int status;
  private String reason = "";

  /**
   * Makes a parser.
   *
   * @param limits of each head
   * @param bodyless whether the response has no body, whatever its head says: to HEAD
   * @param lengthUntold the length of a body whose head tells none: {@link BodyLength#TO_EOF} or 0
   */
  public ResponseParser(HeadLimits limits, boolean bodyless, long lengthUntold) {
    super(limits, SINGLE);
    this.bodyless = bodyless;
    this.lengthUntold = lengthUntold;
  }

  /** Tells of what is no HTTP before its line ends. */
  @Override
  void beginning(Lines line) throws BadMessage {
    if (line.at(0) != '\r' && line.at(0) != 'H') throw badLine(line);
  }

  @Override
  void startLine(Lines line) throws BadMessage {
    int length = line.length();
    if (length < REASON - 1 || !line.startsWith(VERSION, 0)) throw badLine(line);
    minor = line.at(STATUS - 2) - '0';
    boolean good = (minor == 0 || minor == 1) && line.at(STATUS - 1) == ' ';
    for (int i = STATUS; i < REASON - 1; i++) good &= Chars.isDigit(line.at(i));
    if (length >= REASON) good &= line.at(REASON - 1) == ' ';
    for (int i = REASON; i < length; i++) good &= !Chars.isForbidden(line.at(i));
    if (!good) throw badLine(line);
    status = Integer.parseInt(line.text(STATUS, REASON - 1));
    if (status < 100) throw new BadMessage("Bad status " + status);
    reason = length > REASON ? line.text(REASON, length).strip() : "";
  }

  @Override
  ResponseHead head(HeaderList headers) throws BadMessage {
    long length = BodyLength.of("Response", headers, lengthUntold);
    if (bodyless || status < 200 || status == 204 || status == 304) length = 0;
    boolean keepAlive =
        minor == 1
            && status != 101
            && length != BodyLength.TO_EOF
            && !ConnectionTokens.of(headers).close();
    return new ResponseHead(minor, status, reason, headers, keepAlive, length);
  }
}
