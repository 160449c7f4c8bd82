package dev.asyncio4j.http;

/**
 * Close codes of WebSockets that have a name; 3000 to 4999 are free for libraries and programs.
 *
 * <p><i>Python:</i> {@code aiohttp.WSCloseCode}; same names and numbers.
 */
public final class WsCloseCode {
  /** The purpose is fulfilled. */
  public static final int OK = 1000;

  /** The server goes down, or the page is left. */
  public static final int GOING_AWAY = 1001;

  /** The peer has broken the protocol. */
  public static final int PROTOCOL_ERROR = 1002;

  /** The kind of data is not accepted. */
  public static final int UNSUPPORTED_DATA = 1003;

  /** The connection was lost without a close frame; never sent. */
  public static final int ABNORMAL_CLOSURE = 1006;

  /** The data does not fit its type, as text that is not UTF-8. */
  public static final int INVALID_TEXT = 1007;

  /** The message breaks a rule of the program's. */
  public static final int POLICY_VIOLATION = 1008;

  /** The message is larger than {@code maxMsgSize}. */
  public static final int MESSAGE_TOO_BIG = 1009;

  /** The server did not negotiate an extension that the client needs. */
  public static final int MANDATORY_EXTENSION = 1010;

  /** The server failed. */
  public static final int INTERNAL_ERROR = 1011;

  /** The service restarts. */
  public static final int SERVICE_RESTART = 1012;

  /** The server is overloaded: try again later. */
  public static final int TRY_AGAIN_LATER = 1013;

  /** A gateway got a bad reply from its server. */
  public static final int BAD_GATEWAY = 1014;

  private WsCloseCode() {}
}
