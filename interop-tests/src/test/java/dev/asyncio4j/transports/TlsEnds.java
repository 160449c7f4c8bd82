package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.testing.Ends;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Both ends of a connection under TLS, and what tests of TLS need beyond {@link Ends}. */
public final class TlsEnds implements Ends {
  public static final Ends TLS = new TlsEnds();

  private TlsEnds() {}

  @Override
  public ConnectOptions client() {
    return clientOptions();
  }

  @Override
  public ServerOptions server() {
    return serverOptions();
  }

  @Override
  public String toString() {
    return "TLS";
  }

  static ServerOptions serverOptions() {
    return ServerOptions.defaults().tls(Certificates.server());
  }

  static ConnectOptions clientOptions() {
    return clientOptions(Certificates.client());
  }

  static ConnectOptions clientOptions(SSLContext context) {
    return clientOptions(TlsOptions.of(context));
  }

  static ConnectOptions clientOptions(TlsOptions options) {
    return ConnectOptions.defaults().tls(options).serverHostname("localhost");
  }

  /** A short wait in real time, for what the kernel does between two sockets. */
  static void settle() {
    await(sleep(Duration.ofMillis(50)));
  }

  /** The plain connection that a TLS connection of a test lies on. */
  static java.nio.channels.SocketChannel channelOf(Connection connection) {
    return (java.nio.channels.SocketChannel)
        connection.writer().extraInfo(TransportInfo.CHANNEL).orElseThrow();
  }
}
