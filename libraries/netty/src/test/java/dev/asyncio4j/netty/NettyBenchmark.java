package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;

import com.sun.management.OperatingSystemMXBean;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.netty.vertx.VertxLoop;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The cost of an operation on the loop, beside Netty's own event loop: CPU of the whole process,
 * the best of some rounds, which alternate. {@code main} takes the number of rounds, and the name
 * of one measurement if it shall be the only one; {@code ours} or {@code netty} as the third
 * argument measures one side only, for {@code strace -f -c}.
 */
final class NettyBenchmark {
  private static final int CONNECTIONS = 10;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private NettyBenchmark() {}

  /** One side of a measurement: does so many operations, and waits for them. */
  private interface Side {
    void run(int operations) throws Exception;
  }

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    var only = arguments.length > 1 ? arguments[1] : "";
    var side = arguments.length > 2 ? arguments[2] : "";
    run(async(() -> all(rounds, only, side)));
  }

  private static Void all(int rounds, String only, String side) throws Exception {
    var netty = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    var ours = NettyLoop.eventLoopGroup();
    System.out.println("| operation | on the loop | Netty's own | ratio |\n|---|---|---|---|");
    if ("echo".contains(only)) {
      Side mine = echo(ours);
      Side other = echo(netty);
      compare("echo of 100 bytes, 10 connections", rounds, 50_000, side, mine, other);
    }
    if ("execute".contains(only)) {
      var loop = getRunningLoop();
      Side mine = n -> await(toThread(() -> fill(n, ours::execute)));
      Side other = n -> await(toThread(() -> fill(n, loop::callSoonThreadsafe)));
      compare(
          "execute from outside (beside callSoonThreadsafe)", rounds, 200_000, side, mine, other);
    }
    if ("timers".contains(only)) {
      Side mine = n -> timers(ours.next(), n);
      Side other = n -> await(toThread(() -> netty.submit(() -> timers(netty.next(), n)).sync()));
      compare("a timer set and cancelled, of 10,000", rounds, 200_000, side, mine, other);
    }
    if ("http".contains(only)) {
      var alone = Vertx.vertx(new io.vertx.core.VertxOptions().setEventLoopPoolSize(1));
      Side mine = http(VertxLoop.vertx());
      Side other = http(alone);
      compare("HTTP request, Vert.x both ends, 10 connections", rounds, 10_000, side, mine, other);
      VertxLoop.await(alone.close());
    }
    await(NettyLoop.close(netty));
    return null;
  }

  private static void compare(
      String what, int rounds, int operations, String only, Side ours, Side netty)
      throws Exception {
    double mine = Double.NaN;
    double others = Double.NaN;
    for (int round = 0; round < rounds; round++) {
      if (!only.equals("netty")) mine = least(mine, cpu(ours, operations));
      if (!only.equals("ours")) others = least(others, cpu(netty, operations));
    }
    System.out.printf(
        Locale.ROOT, "| %s | %.2f µs | %.2f µs | %.2f |%n", what, mine, others, mine / others);
  }

  private static double least(double before, double now) {
    return Double.isNaN(before) ? now : Math.min(before, now);
  }

  /** Microseconds of CPU for each operation. */
  private static double cpu(Side side, int operations) throws Exception {
    long before = SYSTEM.getProcessCpuTime();
    side.run(operations);
    return (SYSTEM.getProcessCpuTime() - before) / 1e3 / operations;
  }

  // Tasks.

  private interface Executing {
    void execute(Runnable task);
  }

  private static Void fill(int n, Executing executor) throws InterruptedException {
    var left = new CountDownLatch(n);
    Runnable task = left::countDown;
    for (int i = 0; i < n; i++) executor.execute(task);
    left.await();
    return null;
  }

  private static void timers(io.netty.util.concurrent.EventExecutor executor, int n) {
    var timers = new Future<?>[10_000];
    for (int left = n; left > 0; left -= timers.length) {
      for (int i = 0; i < timers.length; i++)
        timers[i] = executor.schedule(() -> {}, 1000 + i, TimeUnit.SECONDS);
      for (var timer : timers) timer.cancel(false);
    }
  }

  // Echo: the clients' handlers ask again until all is asked.

  private static final class Asking extends ChannelInboundHandlerAdapter {
    private final byte[] question = new byte[100];
    private ChannelHandlerContext ctx;
    private int left;
    private Promise<Void> done;

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      ctx = context;
    }

    Future<Void> ask(int times) {
      done = ImmediateEventExecutor.INSTANCE.newPromise();
      ctx.executor()
          .execute(
              () -> {
                left = times;
                ask();
              });
      return done;
    }

    private void ask() {
      ctx.writeAndFlush(ctx.alloc().buffer(100).writeBytes(question), ctx.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      io.netty.util.ReferenceCountUtil.release(message);
      if (--left > 0) ask();
      else done.setSuccess(null);
    }
  }

  private static Side echo(EventLoopGroup group) {
    var server =
        new ServerBootstrap()
            .group(group)
            .channelFactory(NettyLoop.serverSocketChannels())
            .childHandler(handler(Net.Echo::new));
    var bound = NettyFutures.await(server.bind(Net.LOOPBACK, 0));
    int port = ((InetSocketAddress) bound.localAddress()).getPort();
    var clients = new Asking[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      clients[i] = new Asking();
      var client = new Bootstrap().group(group).channelFactory(NettyLoop.socketChannels());
      NettyFutures.await(client.handler(clients[i]).connect(Net.LOOPBACK, port));
    }
    return operations -> {
      var all = new Future<?>[CONNECTIONS];
      for (int i = 0; i < CONNECTIONS; i++) all[i] = clients[i].ask(operations / CONNECTIONS);
      for (var each : all) NettyFutures.await(each);
    };
  }

  private static ChannelHandler handler(Supplier<ChannelHandler> handlers) {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(handlers.get());
      }
    };
  }

  // HTTP: ten chains of requests.

  private static Side http(Vertx vertx) {
    var server = vertx.createHttpServer().requestHandler(it -> it.response().end("hello"));
    await(server.listen(0, Net.LOOPBACK).toCompletionStage());
    var pool = new PoolOptions().setHttp1MaxSize(CONNECTIONS);
    var client = vertx.createHttpClient(pool);
    int port = server.actualPort();
    return operations -> {
      var left = new CountDownLatch(CONNECTIONS);
      for (int i = 0; i < CONNECTIONS; i++)
        vertx.runOnContext(start -> ask(client, port, operations / CONNECTIONS, left));
      Coroutine<Void> end =
          toThread(
              () -> {
                left.await();
                return null;
              });
      await(end);
    };
  }

  private static void ask(HttpClient client, int port, int times, CountDownLatch left) {
    client
        .request(HttpMethod.GET, port, Net.LOOPBACK, "/")
        .compose(request -> request.send())
        .compose(response -> response.body())
        .onComplete(
            done -> {
              if (times > 1) ask(client, port, times - 1, left);
              else left.countDown();
            });
  }
}
