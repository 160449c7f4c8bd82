package dev.asyncio4j.netty.vertx;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.netty.NettyLoop;
import dev.asyncio4j.netty.NettyLoopOptions;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;
import java.net.SocketAddress;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The JDK's channels as Vert.x uses them, with an event loop on a loop of ours. */
final class LoopTransport implements Transport {
  private final Transport nio = io.vertx.core.transport.Transport.NIO.implementation();
  private final EventLoop loop;
  private final NettyLoopOptions options;
  private final Consumer<? super Channel> opened;

  /** The acceptors' group and the connections' are the same. */
  private @Nullable EventLoopGroup group;

  LoopTransport(EventLoop loop, NettyLoopOptions options, Consumer<? super Channel> opened) {
    this.loop = loop;
    this.options = options;
    this.opened = opened;
  }

  @Override
  public EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ioRatio) {
    if (group == null) group = NettyLoop.eventLoopGroup(loop, options);
    return group;
  }

  @Override
  public boolean supportsDomainSockets() {
    return nio.supportsDomainSockets();
  }

  @Override
  public boolean supportFileRegion() {
    return nio.supportFileRegion();
  }

  @Override
  public SocketAddress convert(io.vertx.core.net.SocketAddress address) {
    return nio.convert(address);
  }

  @Override
  public io.vertx.core.net.SocketAddress convert(SocketAddress address) {
    return nio.convert(address);
  }

  @Override
  public IoHandlerFactory ioHandlerFactory() {
    return nio.ioHandlerFactory();
  }

  @Override
  public DatagramChannel datagramChannel() {
    return nio.datagramChannel();
  }

  @Override
  @SuppressWarnings("deprecation") // of the interface
  public DatagramChannel datagramChannel(InternetProtocolFamily family) {
    return nio.datagramChannel(family);
  }

  @Override
  public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
    var factory = nio.channelFactory(domainSocket);
    return () -> {
      Channel channel = factory.newChannel();
      opened.accept(channel);
      return channel;
    };
  }

  @Override
  public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
    return nio.serverChannelFactory(domainSocket);
  }

  @Override
  public void configure(DatagramChannel channel, DatagramSocketOptions options) {
    nio.configure(channel, options);
  }

  @Override
  public void configure(
      ClientOptionsBase options,
      int connectTimeout,
      boolean domainSocket,
      io.netty.bootstrap.Bootstrap bootstrap) {
    nio.configure(options, connectTimeout, domainSocket, bootstrap);
  }

  @Override
  public void configure(
      NetServerOptions options,
      boolean domainSocket,
      io.netty.bootstrap.ServerBootstrap bootstrap) {
    nio.configure(options, domainSocket, bootstrap);
  }
}
