package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.netty.NettyFutures;
import dev.asyncio4j.netty.NettyLoop;
import dev.asyncio4j.transports.TlsOptions;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes connections of one client: one attempt each, with the handshake. In a task. */
final class Connector {
  final RedisOptions options;
  final LoopPort port;
  private final EventLoopGroup group;

  private final @Nullable Guarded guarded;

  Connector(RedisOptions options, @Nullable Guarded guarded, LoopPort port, EventLoopGroup group) {
    this.options = options;
    this.guarded = guarded;
    this.port = port;
    this.group = group;
    at = new HostPort(options.host, options.port);
  }

  /** The address it connects to; of a guarded server that of the last attempt. */
  private HostPort at;

  String address() {
    return options.path == null ? at.toString() : options.path.toString();
  }

  /** Asks the server itself: sentinels may not have heard yet. */
  private void checkRole(Link link) {
    var role = await(new LinkCommands<>(link, port, RedisCodec.utf8()).role());
    var said = role instanceof List<?> list && !list.isEmpty() ? list.get(0) : role;
    if (guarded.role().equals("master") && !"master".equals(said))
      throw new RedisConnectionException(
          "The previous master is now a slave: %s says it is a %s".formatted(at, said));
  }

  /** Connects and greets, or fails with a {@link RedisException}. */
  Link connect(RedisConnection.OnLost onLost) {
    var timeout = options.socketTimeout;
    Consumer<List<?>> onPush = this::pushed;
    if (guarded != null) at = guarded.address().get();
    var link = new Link(port, timeout == null ? 0 : timeout.toNanos(), onLost, onPush);
    var channel = open(link);
    try {
      new Handshake(options, port, link).run();
      if (guarded != null) checkRole(link);
      link.mustBeOpen();
      return link;
    } catch (Throwable e) { // a cancellation, too: no connection may stay
      channel.close();
      throw e;
    }
  }

  private void pushed(List<?> push) {
    if (options.onPush == null || !(Texts.plain(push) instanceof List<?> plain)) return;
    var given = List.<Object>copyOf(plain);
    port.execute(() -> options.onPush.accept(given)); // its errors are none of the connection
  }

  private Channel open(Link link) {
    var bootstrap = new Bootstrap().group(group).handler(pipeline(link));
    if (options.path == null) {
      bootstrap.channelFactory(NettyLoop.socketChannels());
      bootstrap.option(ChannelOption.TCP_NODELAY, true);
      bootstrap.option(ChannelOption.SO_KEEPALIVE, options.socketKeepAlive);
      bootstrap.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
    } else {
      bootstrap.channelFactory(NettyLoop.unixChannels());
    }
    var connecting = bootstrap.connect(target());
    try {
      await(waitFor(NettyFutures.wrap(connecting), options.socketConnectTimeout));
      var tls = connecting.channel().pipeline().get(SslHandler.class);
      if (tls != null)
        await(waitFor(NettyFutures.wrap(tls.handshakeFuture()), options.socketConnectTimeout));
      return connecting.channel();
    } catch (AsyncTimeoutException e) {
      connecting.channel().close();
      throw new RedisTimeoutException(
          "Timeout connecting to %s after %s".formatted(address(), options.socketConnectTimeout),
          e);
    } catch (Throwable e) {
      connecting.channel().close();
      if (e instanceof Error error) throw error;
      throw new RedisConnectionException(
          "Error connecting to %s. %s".formatted(address(), e.getMessage()), e);
    }
  }

  private SocketAddress target() {
    return options.path == null
        ? InetSocketAddress.createUnresolved(at.host(), at.port())
        : UnixDomainSocketAddress.of(options.path);
  }

  private ChannelHandler pipeline(Link link) {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        if (options.tls != null) channel.pipeline().addLast(tls(options.tls));
        channel.pipeline().addLast(link);
      }
    };
  }

  private SslHandler tls(TlsOptions tls) {
    var name = tls.serverHostname() == null ? at.host() : tls.serverHostname();
    var engine = context(tls.context()).createSSLEngine(name, at.port());
    engine.setUseClientMode(true);
    if (tls.checkHostname()) {
      var parameters = engine.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      engine.setSSLParameters(parameters);
    }
    return new SslHandler(engine);
  }

  private static SSLContext context(@Nullable SSLContext given) {
    try {
      return given == null ? SSLContext.getDefault() : given;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }
}
