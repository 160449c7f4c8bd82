package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.http.internal.Hosts;
import dev.asyncio4j.http.internal.TrustAll;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.transports.TlsOptions;
import dev.asyncio4j.transports.TransportInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The making of connections: names, addresses, proxies, TLS, fingerprints. */
final class Dialer {
  private final EventLoop loop;
  private final TcpOptions options;
  private final @Nullable Path unix;
  private final Names names;
  private final Attempts attempts;

  Dialer(EventLoop loop, TcpOptions options, @Nullable Path unix) {
    this.loop = loop;
    this.options = options;
    this.unix = unix;
    names = new Names(loop, options);
    attempts = new Attempts(loop, options);
  }

  Names names() {
    return names;
  }

  TcpOptions options() {
    return options;
  }

  void close() {
    names.close();
  }

  Wire dial(PoolKey key, WireOwner owner, @Nullable Duration attemptLimit, Tracing tracing)
      throws Exception {
    Url proxy = key.proxy();
    if (proxy == null && unix == null && !key.secure())
      return attempts.connect(
          key.host(),
          key.port(),
          false,
          false,
          addresses(key.host(), key.port(), false, tracing),
          attemptLimit,
          attempts.new Wires(key, owner));
    Wire wire = new Wire(loop, key, owner);
    try {
      if (unix != null) {
        unix(unix, wire, key, attemptLimit);
      } else if (proxy == null) {
        SocketChannel channel = reach(key.host(), key.port(), true, false, attemptLimit, tracing);
        over(channel, wire, tls(key), key.host(), key.port());
      } else {
        new ProxyWay(this, proxy, key).connect(wire, attemptLimit, tracing);
      }
      checkFingerprint(key, wire);
      return wire;
    } catch (Throwable failed) {
      wire.abort();
      throw failed;
    }
  }

  private void unix(Path path, Wire wire, PoolKey key, @Nullable Duration attemptLimit) {
    ConnectOptions connect = ConnectOptions.defaults();
    if (key.secure()) connect = connect.tls(tls(key)).serverHostname(nameOf(key));
    ConnectOptions chosen = connect;
    try {
      dev.asyncio4j.Asyncio.timeout(
          attemptLimit, () -> await(loop.createUnixConnection(() -> wire, path, chosen)));
    } catch (UncheckedIOException refused) {
      if (isTls(refused)) throw tlsFailed(refused, key.host(), key.port());
      throw new UnixClientConnectorException(
          path,
          "Cannot connect to unix socket " + path + " [" + Reception.text(refused) + "]",
          refused);
    } catch (AsyncTimeoutException late) {
      throw new ConnectionTimeoutException("Connection timeout to unix socket " + path, late);
    }
  }

  /** Connects a socket to a host: to the first of its addresses that answers. */
  SocketChannel reach(
      String host,
      int port,
      boolean secure,
      boolean isProxy,
      @Nullable Duration attemptLimit,
      Tracing tracing)
      throws Exception {
    List<InetSocketAddress> addresses = addresses(host, port, secure, tracing);
    return attempts.connect(
        host, port, secure, isProxy, addresses, attemptLimit, attempts.new Channels());
  }

  private List<InetSocketAddress> addresses(String host, int port, boolean secure, Tracing tracing)
      throws Exception {
    try {
      return names.addresses(host, port, tracing);
    } catch (UncheckedIOException | IOException unknown) {
      throw new ClientConnectorDnsException(
          host,
          port,
          secure,
          "Cannot connect to host " + host + ":" + port + " [" + Reception.text(unknown) + "]",
          unknown);
    }
  }

  /** Makes a wire of a channel, with TLS if it is to have that. */
  void over(SocketChannel channel, Wire wire, @Nullable TlsOptions tls, String host, int port)
      throws IOException {
    try {
      ConnectOptions connect = ConnectOptions.defaults();
      if (tls != null) {
        connect =
            connect
                .tls(tls)
                .serverHostname(tls.serverHostname() == null ? host : tls.serverHostname());
      }
      await(loop.createConnection(() -> wire, channel, connect));
    } catch (UncheckedIOException failed) {
      channel.close();
      throw tls == null
          ? new ClientOsException(
              "Cannot connect to host " + host + ":" + port + " [" + Reception.text(failed) + "]",
              failed)
          : tlsFailed(failed, host, port);
    } catch (Throwable failed) {
      channel.close();
      throw failed;
    }
  }

  /** The options of TLS to the server. */
  TlsOptions tls(PoolKey key) {
    TlsOptions given = key.tls() != null ? key.tls() : options.tls;
    boolean pinned = key.fingerprint() != null || options.fingerprint != null;
    if (given == null) given = pinned ? TrustAll.OPTIONS : TlsOptions.defaults();
    return given.serverHostname(nameOf(key));
  }

  private String nameOf(PoolKey key) {
    TlsOptions given = key.tls();
    if (key.serverHostname() != null) return key.serverHostname();
    if (given != null && given.serverHostname() != null) return given.serverHostname();
    String host = key.host();
    return host.endsWith(".") && !Hosts.isAddress(host)
        ? host.substring(0, host.length() - 1)
        : host;
  }

  private void checkFingerprint(PoolKey key, Wire wire) {
    String asked = key.fingerprint();
    byte[] expected = asked != null ? HexFormat.of().parseHex(asked) : options.fingerprint;
    if (expected == null || !key.secure()) return;
    byte[] got =
        wire.extraInfo(TransportInfo.PEER_CERTIFICATE)
            .map((X509Certificate c) -> TrustAll.digest(c))
            .orElse(new byte[0]);
    if (!Arrays.equals(expected, got)) {
      throw new ServerFingerprintMismatchException(expected, got, key.host(), key.port());
    }
  }

  static boolean isTls(Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof SSLException) return true;
    }
    return false;
  }

  /** Tells why a handshake failed: the certificate, or something else. */
  static RuntimeException tlsFailed(Throwable error, String host, int port) {
    String where = "Cannot connect to host " + host + ":" + port + " ssl:true [";
    Throwable reason = error;
    for (Throwable each = error; each != null; each = each.getCause()) {
      reason = each;
      if (each instanceof CertificateException || each instanceof CertPathValidatorException) {
        return new ClientConnectorCertificateException(
            host, port, true, where + each.getMessage() + "]", error);
      }
    }
    return isTls(error)
        ? new ClientConnectorSslException(
            host, port, true, where + reason.getMessage() + "]", error)
        : new ClientConnectorException(host, port, true, where + reason.getMessage() + "]", error);
  }
}
