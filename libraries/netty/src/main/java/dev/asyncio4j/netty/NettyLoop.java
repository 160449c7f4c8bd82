package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Event loops of Netty's that run on a loop of this library, and the channels that fit them.
 *
 * <p><i>Python:</i> none; it is what {@code asyncio} is for libraries there: the one loop of all.
 *
 * <p><b>Thread and loop:</b> the turn is the thread.
 *
 * <ul>
 *   <li>{@code inEventLoop()} is true on the loop's thread and in the bodies of its tasks: a write
 *       of a body is on the wire when {@code write} returns.
 *   <li>Handlers, listeners and timers run as callbacks of the loop. They may neither await nor
 *       block, not even where a body's own write calls them, which debug mode tells of; {@link
 *       NettyTasks#start} makes a task.
 *   <li>From other threads everything is allowed that Netty allows.
 *   <li>A body does not keep a {@code ByteBuf} across an await unless it has retained it; {@link
 *       NettyBytes} copies.
 * </ul>
 *
 * <pre>{@code
 * var group = NettyLoop.eventLoopGroup();
 * var client = new io.netty.bootstrap.Bootstrap().group(group);
 * client.channelFactory(NettyLoop.socketChannels());
 * client.handler(new io.netty.channel.ChannelInboundHandlerAdapter());
 * var channel = NettyFutures.await(client.connect(host, port));
 * channel.writeAndFlush(NettyBytes.wrap(data));
 * await(NettyLoop.close(group));
 * }</pre>
 */
public final class NettyLoop {
  /** Limit of {@link #close} for tasks that queue tasks, in nanoseconds. */
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(4);

  private NettyLoop() {}

  /**
   * Returns a new group on the running loop: one for each client or server of a library.
   *
   * <p>It is an {@code IoEventLoop}, and the only one of its group. It is closed with the loop if
   * {@link #close} was not called before; in debug mode the loop's exception handler is then told
   * where it was made.
   *
   * @return the group
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static EventLoopGroup eventLoopGroup() {
    return eventLoopGroup(NettyLoopOptions.defaults());
  }

  /**
   * Returns a new group on the running loop.
   *
   * @param options its name, and how it ends
   * @return the group
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   * @see #eventLoopGroup()
   */
  public static EventLoopGroup eventLoopGroup(NettyLoopOptions options) {
    return eventLoopGroup(getRunningLoop(), options);
  }

  /**
   * Returns a new group on a loop.
   *
   * @param loop whose turn it is, or which does not run
   * @return the group
   * @throws IllegalStateException if the loop is closed, or this is not its turn
   * @throws IllegalArgumentException if the loop is of another library
   * @see #eventLoopGroup()
   */
  public static EventLoopGroup eventLoopGroup(EventLoop loop) {
    return eventLoopGroup(loop, NettyLoopOptions.defaults());
  }

  /**
   * Returns a new group on a loop.
   *
   * @param loop whose turn it is, or which does not run
   * @param options its name, and how it ends
   * @return the group
   * @throws IllegalStateException if the loop is closed, or this is not its turn
   * @throws IllegalArgumentException if the loop is of another library
   * @see #eventLoopGroup()
   */
  public static EventLoopGroup eventLoopGroup(EventLoop loop, NettyLoopOptions options) {
    return new LoopEventLoop(LoopPort.of(loop), options);
  }

  /** {@return makes TCP connections} */
  public static ChannelFactory<SocketChannel> socketChannels() {
    return NioSocketChannel::new;
  }

  /** {@return the class of TCP connections, for builders that take a class} */
  public static Class<? extends SocketChannel> socketChannelClass() {
    return NioSocketChannel.class;
  }

  /** {@return makes TCP servers} */
  public static ChannelFactory<ServerSocketChannel> serverSocketChannels() {
    return NioServerSocketChannel::new;
  }

  /** {@return the class of TCP servers, for builders that take a class} */
  public static Class<? extends ServerSocketChannel> serverSocketChannelClass() {
    return NioServerSocketChannel.class;
  }

  /** {@return makes UDP sockets} */
  public static ChannelFactory<DatagramChannel> datagramChannels() {
    return NioDatagramChannel::new;
  }

  /** {@return the class of UDP sockets, for builders that take a class} */
  public static Class<? extends DatagramChannel> datagramChannelClass() {
    return NioDatagramChannel.class;
  }

  /** {@return makes connections over Unix sockets; their addresses are the JDK's} */
  public static ChannelFactory<? extends DuplexChannel> unixChannels() {
    return NioDomainSocketChannel::new;
  }

  /** {@return the class of connections over Unix sockets, for builders that take a class} */
  public static Class<? extends DuplexChannel> unixChannelClass() {
    return NioDomainSocketChannel.class;
  }

  /** {@return makes servers of Unix sockets, which remove their path when they close} */
  public static ChannelFactory<? extends ServerChannel> unixServerChannels() {
    return NioServerDomainSocketChannel::new;
  }

  /** {@return the class of servers of Unix sockets, for builders that take a class} */
  public static Class<? extends ServerChannel> unixServerChannelClass() {
    return NioServerDomainSocketChannel.class;
  }

  /**
   * Returns the loop that an executor of Netty's runs on.
   *
   * @param executor any
   * @return the loop; none if the executor is not one of ours
   */
  public static Optional<EventLoop> loopOf(EventExecutor executor) {
    return executor instanceof LoopEventLoop ours
        ? Optional.of(ours.port.loop())
        : Optional.empty();
  }

  /**
   * Ends a group: its channels are closed, its timers cancelled; the loop goes on.
   *
   * <p><b>Cancellation:</b> ends the wait, not the end of the group. A second close is no work.
   *
   * @param group one of ours, or of Netty's own
   * @return to be awaited
   */
  @CheckReturnValue
  public static Coroutine<Void> close(EventLoopGroup group) {
    return async(
        () -> {
          var quiet =
              group instanceof LoopEventLoop ours ? ours.options.quietPeriod().toNanos() : 0;
          group.shutdownGracefully(quiet, Math.max(quiet, LIMIT), TimeUnit.NANOSECONDS);
          await(shield(NettyFutures.wrap(group.terminationFuture())));
          return null;
        });
  }

  /**
   * Returns what is known of the channels of a group, in the order in which they were registered.
   *
   * @param group one of ours
   * @return a copy
   * @throws IllegalArgumentException if the group is not one of ours
   */
  public static List<ChannelInfo> channels(EventLoopGroup group) {
    if (group instanceof LoopEventLoop ours)
      return ours.end.registrations.stream().map(ChannelInfo::of).toList();
    throw new IllegalArgumentException(group + " is not a group of NettyLoop.eventLoopGroup");
  }
}
