package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.Net.LOOPBACK;
import static dev.asyncio4j.netty.Net.real;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.Certificates.Leaf;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.Mapping;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** TLS of Netty's on the loop, with the JDK's engine. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class NettyTlsTest {
  @BeforeAll
  static void makeCertificate() {
    Certificates.of(Leaf.LOCALHOST); // takes its time
  }

  private final Trail trail = Trail.create();

  private static SslContext context(SSLContext jdk, boolean client, ClientAuth auth) {
    var alpn =
        new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            "h2",
            "http/1.1");
    return new JdkSslContext(
        jdk, client, null, IdentityCipherSuiteFilter.INSTANCE, alpn, auth, null, false);
  }

  /** A server that echoes, with the context that {@code by} finds for the name of the client. */
  private Channel serve(EventLoopGroup group, Mapping<String, SslContext> by) {
    var bootstrap =
        new ServerBootstrap()
            .group(group)
            .channelFactory(NettyLoop.serverSocketChannels())
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(new SniHandler(by::map), new Net.Echo(), new Quiet());
                  }
                });
    return NettyFutures.await(bootstrap.bind(LOOPBACK, 0));
  }

  private static final class Quiet extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable error) {
      ctx.close();
    }
  }

  private final class Closing extends ChannelInboundHandlerAdapter {
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof SslCloseCompletionEvent closed)
        trail.add("notified " + closed.isSuccess());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable error) {
      ctx.close();
    }
  }

  private SslHandler connect(
      EventLoopGroup group, Channel server, SslContext context, String host, Net.Sink sink) {
    var handler = context.newHandler(io.netty.buffer.ByteBufAllocator.DEFAULT, host, 443);
    var parameters = handler.engine().getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    handler.engine().setSSLParameters(parameters);
    Net.connect(group, Net.port(server), handler, sink, new Closing());
    return handler;
  }

  private static SSLSession handshake(SslHandler handler) {
    NettyFutures.await(handler.handshakeFuture());
    return handler.engine().getSession();
  }

  private static SslContext client() {
    return context(Certificates.client(), true, ClientAuth.NONE);
  }

  private static SslContext server(Leaf leaf, ClientAuth auth) {
    return context(Certificates.of(leaf), false, auth);
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-T-01 TLS 1.3, ALPN, SNI, and ten megabytes with autoRead off and on")
  void echo() {
    var group = NettyLoop.eventLoopGroup();
    var local = server(Leaf.OTHER_HOST, ClientAuth.NONE);
    var server =
        serve(
            group,
            name -> {
              trail.add("asked for " + name);
              return local;
            });
    var sink = new Net.Sink();
    var handler = connect(group, server, client(), "other.example", sink);
    assertThat(handshake(handler).getProtocol()).isEqualTo("TLSv1.3");
    assertThat(handler.applicationProtocol()).isEqualTo("h2");
    trail.assertIs("asked for other.example");
    trail.clear();
    var channel = NettyFutures.await(handler.handshakeFuture());
    var data = Net.randomBytes(10_000_000);
    channel.writeAndFlush(NettyBytes.wrap(data));
    var all = sink.all(data.length);
    while (!all.done()) {
      channel.config().setAutoRead(false);
      await(sleep(Duration.ofMillis(5)));
      channel.config().setAutoRead(true);
      await(sleep(Duration.ofMillis(20)));
    }
    assertThat(await(all)).isEqualTo(data);
    NettyFutures.await(channel.close());
    await(NettyLoop.close(group));
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-T-01 mutual TLS tells the server who the client is")
  void mutual() {
    var group = NettyLoop.eventLoopGroup();
    var server = serve(group, name -> server(Leaf.LOCALHOST, ClientAuth.REQUIRE));
    var sink = new Net.Sink();
    var known = context(Certificates.of(Leaf.CLIENT), true, ClientAuth.NONE);
    var handler = connect(group, server, known, "localhost", sink);
    handshake(handler);
    NettyFutures.await(handler.handshakeFuture()).writeAndFlush(NettyBytes.wrap(new byte[] {1}));
    assertThat(await(sink.all(1))).hasSize(1);
    var unknown = connect(group, server, client(), "localhost", new Net.Sink());
    var channel = NettyFutures.await(unknown.handshakeFuture()); // 1.3: refused afterwards
    NettyFutures.await(channel.closeFuture());
    await(NettyLoop.close(group));
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-T-01 a handshake fails with the certificate's reason")
  void failures() {
    var group = NettyLoop.eventLoopGroup();
    var expired = serve(group, name -> server(Leaf.EXPIRED, ClientAuth.NONE));
    assertThatThrownBy(
            () -> handshake(connect(group, expired, client(), "localhost", new Net.Sink())))
        .isInstanceOf(SSLHandshakeException.class)
        .hasStackTraceContaining("NotAfter");
    var other = serve(group, name -> server(Leaf.OTHER_HOST, ClientAuth.NONE));
    assertThatThrownBy(
            () -> handshake(connect(group, other, client(), "localhost", new Net.Sink())))
        .isInstanceOf(SSLHandshakeException.class)
        .hasStackTraceContaining("localhost");
    await(NettyLoop.close(group));
  }

  @Test
  @DisplayName("NETTY-T-01 the close of one side is notified to the other")
  void closeNotify() {
    real(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          var context = server(Leaf.LOCALHOST, ClientAuth.NONE);
          var bootstrap =
              new ServerBootstrap()
                  .group(group)
                  .channelFactory(NettyLoop.serverSocketChannels())
                  .childHandler(
                      new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                          channel
                              .pipeline()
                              .addLast(
                                  context.newHandler(channel.alloc()),
                                  new ChannelInboundHandlerAdapter() {
                                    @Override
                                    public void userEventTriggered(
                                        ChannelHandlerContext ctx, Object event) {
                                      if (event
                                          == io.netty.handler.ssl.SslHandshakeCompletionEvent
                                              .SUCCESS) ctx.close();
                                    }
                                  });
                        }
                      });
          var server = NettyFutures.await(bootstrap.bind(LOOPBACK, 0));
          var handler = connect(group, server, client(), "localhost", new Net.Sink());
          NettyFutures.await(NettyFutures.await(handler.handshakeFuture()).closeFuture());
          await(NettyLoop.close(group));
        });
    trail.assertIs("notified true");
  }

  @Test
  @DisplayName(
      "NETTY-T-02 handshakes run in turn, or, if it is asked for, their work in an executor")
  void delegatedTasks() {
    real(
        () -> {
          var loop = getRunningLoop();
          var group = NettyLoop.eventLoopGroup();
          var server = serve(group, name -> server(Leaf.LOCALHOST, ClientAuth.NONE));
          for (var executor :
              java.util.List.<java.util.concurrent.Executor>of(
                  Runnable::run,
                  task ->
                      loop.runInExecutor(
                          null,
                          () -> {
                            task.run();
                            return null;
                          }))) {
            java.util.concurrent.Executor told =
                task ->
                    executor.execute(
                        () -> {
                          trail.add(loop == runningLoop());
                          task.run();
                        });
            var handler =
                client()
                    .newHandler(io.netty.buffer.ByteBufAllocator.DEFAULT, "localhost", 443, told);
            Net.connect(group, Net.port(server), handler, new Closing());
            assertThat(handshake(handler).getProtocol()).isEqualTo("TLSv1.3");
            trail.add("shaken");
          }
          await(NettyLoop.close(group));
        });
    var lines = trail.lines();
    int first = lines.indexOf("shaken");
    assertThat(lines.subList(0, first)).isNotEmpty().containsOnly("true");
    assertThat(lines.subList(first + 1, lines.lastIndexOf("shaken")))
        .isNotEmpty()
        .containsOnly("false");
  }

  private static Object runningLoop() {
    try {
      return getRunningLoop();
    } catch (dev.asyncio4j.exceptions.NoRunningLoopException e) {
      return "none";
    }
  }
}
