package dev.asyncio4j.http;

import java.io.Serial;
import java.util.HexFormat;

/**
 * Signals that the server's certificate is not the expected one.
 *
 * <p><i>Python:</i> {@code aiohttp.ServerFingerprintMismatch}.
 */
public class ServerFingerprintMismatchException extends ServerConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  /** The digest that was asked for. */
  private final byte[] expected;

  /** The digest of the certificate. */
  private final byte[] got;

  /** The host. */
  private final String host;

  /** The port. */
  private final int port;

  /**
   * Makes one.
   *
   * @param expected the digest that was asked for; copied
   * @param got the digest of the certificate; copied
   * @param host that was connected to
   * @param port that was connected to
   */
  public ServerFingerprintMismatchException(byte[] expected, byte[] got, String host, int port) {
    super(
        "expected="
            + HexFormat.of().formatHex(expected)
            + " got="
            + HexFormat.of().formatHex(got)
            + " host="
            + host
            + " port="
            + port,
        null);
    this.expected = expected.clone();
    this.got = got.clone();
    this.host = host;
    this.port = port;
  }

  /** {@return the digest that was asked for} */
  public byte[] expected() {
    return expected.clone();
  }

  /** {@return the digest of the certificate} */
  public byte[] got() {
    return got.clone();
  }

  /** {@return the host that was connected to} */
  public String host() {
    return host;
  }

  /** {@return the port that was connected to} */
  public int port() {
    return port;
  }
}
