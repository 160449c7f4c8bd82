package dev.asyncio4j.zeromq;

/** The options that say who may speak to whom. */
abstract class SecuritySettings extends SocketSettings {
  /** The length up to which the engine reads what it writes: it takes its byte as signed. */
  private static final int LONGEST_PLAIN = 127;

  SecuritySettings() {}

  /**
   * Asks peers for a user and a password, in the clear.
   *
   * <p>A ROUTER that the loop binds to {@code inproc://zeromq.zap.01} says who may come, by
   * ZeroMQ's RFC 27; without one everybody may.
   *
   * @param server true to ask
   * @return a changed copy
   */
  public ZmqOptions plainServer(boolean server) {
    return with(Setting.PLAIN_SERVER, server);
  }

  /**
   * Names a user to peers that ask for one.
   *
   * @param user up to 127 characters of ASCII
   * @param password up to 127 characters of ASCII, sent in the clear
   * @return a changed copy
   * @throws IllegalArgumentException if one is longer, or has another character
   */
  public ZmqOptions plain(String user, String password) {
    return with(Setting.PLAIN_USER, checkPlain("user", user))
        .with(Setting.PLAIN_PASSWORD, checkPlain("password", password));
  }

  private static String checkPlain(String name, String value) {
    boolean isAscii = value.chars().allMatch(character -> character < 128);
    if (isAscii && value.length() <= LONGEST_PLAIN) return value;
    throw new IllegalArgumentException(
        name + " must have " + LONGEST_PLAIN + " characters at most, all of ASCII");
  }

  /**
   * Encrypts, and proves who this is to peers, which know the public key.
   *
   * @param secretKey 32 bytes
   * @return a changed copy
   * @throws IllegalArgumentException if it has not 32 bytes
   */
  public ZmqOptions curveServer(byte[] secretKey) {
    var key = CurveKeys.check("secretKey", ByteString.of(secretKey));
    return with(Setting.CURVE_SERVER, true).with(Setting.CURVE_SECRET_KEY, key);
  }

  /**
   * Encrypts, and connects to those only who have the secret key to a public one.
   *
   * @param serverKey the peer's public key, 32 bytes
   * @param own keys of this socket
   * @return a changed copy
   * @throws IllegalArgumentException if the key has not 32 bytes
   */
  public ZmqOptions curve(byte[] serverKey, CurveKeys own) {
    var key = CurveKeys.check("serverKey", ByteString.of(serverKey));
    return with(Setting.CURVE_SERVER_KEY, key)
        .with(Setting.CURVE_PUBLIC_KEY, own.publicKey())
        .with(Setting.CURVE_SECRET_KEY, own.secretKey());
  }

  /**
   * Names the domain that whoever decides about peers is told.
   *
   * @param domain any text
   * @return a changed copy
   */
  public ZmqOptions zapDomain(String domain) {
    return with(Setting.ZAP_DOMAIN, domain);
  }
}
