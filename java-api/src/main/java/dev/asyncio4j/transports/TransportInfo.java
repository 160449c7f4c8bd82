package dev.asyncio4j.transports;

import java.net.SocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.SelectableChannel;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A typed key for a fact about a connection.
 *
 * <p><i>Python:</i> the names of {@code get_extra_info}, with the type of each value.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var peer = writer.extraInfo(TransportInfo.PEER_ADDRESS);
 * }</pre>
 *
 * @param <T> type of the value
 */
public final class TransportInfo<T extends @Nullable Object> {
  /** The address of the other side, {@code peername}. */
  public static final TransportInfo<SocketAddress> PEER_ADDRESS =
      new TransportInfo<>("peername", SocketAddress.class);

  /** The address of this side, {@code sockname}. */
  public static final TransportInfo<SocketAddress> LOCAL_ADDRESS =
      new TransportInfo<>("sockname", SocketAddress.class);

  /** The channel, {@code socket}: for its options; reading, writing and closing are the loop's. */
  public static final TransportInfo<SelectableChannel> CHANNEL =
      new TransportInfo<>("socket", SelectableChannel.class);

  /** The TLS context, {@code sslcontext}. */
  public static final TransportInfo<SSLContext> SSL_CONTEXT =
      new TransportInfo<>("sslcontext", SSLContext.class);

  /** The TLS engine, {@code ssl_object}: to look at; its records are the transport's. */
  public static final TransportInfo<SSLEngine> SSL_ENGINE =
      new TransportInfo<>("ssl_object", SSLEngine.class);

  /** The TLS session, with peer host, protocol version and times. */
  public static final TransportInfo<SSLSession> SSL_SESSION =
      new TransportInfo<>("ssl_session", SSLSession.class);

  /** The peer's certificate, {@code peercert}; none if it did not show one. */
  public static final TransportInfo<X509Certificate> PEER_CERTIFICATE =
      new TransportInfo<>("peercert", X509Certificate.class);

  /** The name of the cipher suite, {@code cipher}. */
  public static final TransportInfo<String> CIPHER = new TransportInfo<>("cipher", String.class);

  /** The application protocol that ALPN chose; none if there was no choice. */
  public static final TransportInfo<String> APPLICATION_PROTOCOL =
      new TransportInfo<>("alpn_protocol", String.class);

  /** The channel of a pipe, {@code pipe}: reading, writing and closing are the loop's. */
  public static final TransportInfo<Channel> PIPE = new TransportInfo<>("pipe", Channel.class);

  /** The child process, {@code subprocess}: its streams are the transport's. */
  public static final TransportInfo<Process> SUBPROCESS =
      new TransportInfo<>("subprocess", Process.class);

  private final String name;
  private final Class<T> type;

  private TransportInfo(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /**
   * Returns asyncio's name of the key, such as {@code peername}.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the type of the value.
   *
   * @return the class
   */
  public Class<T> type() {
    return type;
  }

  @Override
  public String toString() {
    return name;
  }
}
