package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.http.wire.HeadLimits;
import dev.asyncio4j.http.wire.ResponseHead;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.transports.TlsOptions;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to a server through a proxy: plain, by CONNECT, or by SOCKS5. */
final class ProxyWay {
  private final Dialer dialer;
  private final Url proxy;
  private final PoolKey key;

  ProxyWay(Dialer dialer, Url proxy, PoolKey key) {
    this.dialer = dialer;
    this.proxy = proxy;
    this.key = key;
  }

  static boolean isSocks(Url proxy) {
    return proxy.scheme().equals("socks5") || proxy.scheme().equals("socks5h");
  }

  void connect(Wire wire, @Nullable Duration attemptLimit, Tracing tracing) throws Exception {
    String host = String.valueOf(proxy.rawHost());
    boolean socks = isSocks(proxy);
    int port = socks && proxy.port() < 0 ? 1080 : proxy.port();
    SocketChannel channel;
    try {
      channel =
          dialer.reach(host, port, proxy.scheme().equals("https"), true, attemptLimit, tracing);
    } catch (ClientConnectorDnsException unknown) {
      throw new ClientProxyConnectionException(host, port, false, unknown.getMessage(), unknown);
    }
    if (socks) {
      try {
        new SocksHandshake(wire.loop(), channel, proxy, key).run();
      } catch (Throwable failed) {
        channel.close();
        throw failed;
      }
      dialer.over(channel, wire, key.secure() ? dialer.tls(key) : null, key.host(), key.port());
      return;
    }
    TlsOptions proxyTls = proxy.scheme().equals("https") ? proxyTls(host) : null;
    dialer.over(channel, wire, proxyTls, host, port);
    if (key.secure()) {
      tunnel(wire);
      TlsOptions tls = dialer.tls(key);
      try {
        EventLoop loop = wire.loop();
        wire.secured(await(loop.startTls(wire.transport(), wire, tls)));
      } catch (UncheckedIOException failed) {
        throw Dialer.tlsFailed(failed, key.host(), key.port());
      } catch (AsyncTimeoutException late) {
        throw new ConnectionTimeoutException("TLS handshake timeout to " + key.place(), late);
      }
    }
  }

  private TlsOptions proxyTls(String host) {
    TlsOptions given = key.tls() != null ? key.tls() : dialer.options().tls;
    return (given == null ? TlsOptions.defaults() : given).serverHostname(host);
  }

  /** Asks the proxy for a tunnel to the server. */
  private void tunnel(Wire wire) {
    String server = key.host().indexOf(':') >= 0 ? "[" + key.host() + "]" : key.host();
    String place = server + ":" + key.port();
    StringBuilder head = new StringBuilder("CONNECT ").append(place).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(place).append("\r\n");
    Headers headers = key.proxyHeaders().copy();
    authorize(headers, proxy);
    for (var field : headers)
      head.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
    Reception reception =
        wire.begin(new Reception.Plan(HeadLimits.DEFAULTS, true, false, false, 1 << 16, null));
    wire.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    ResponseHead answer = await(reception.head());
    if (answer.status() != 200) {
      throw new ClientHttpProxyException(
          new RequestInfo(proxy, "CONNECT", headers, proxy),
          List.of(),
          answer.status(),
          answer.reason(),
          answer.headers());
    }
    wire.tunnelled();
  }

  /** Adds the credentials of a proxy's URL. */
  static void authorize(Headers headers, Url proxy) {
    if (proxy.user() == null && proxy.password() == null) return;
    String user = proxy.user() == null ? "" : proxy.user();
    String password = proxy.password() == null ? "" : proxy.password();
    headers.setIfAbsent("Proxy-Authorization", Http.encodeBasicAuth(user, password));
  }
}
