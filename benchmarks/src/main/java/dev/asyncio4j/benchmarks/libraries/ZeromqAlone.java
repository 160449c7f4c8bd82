package dev.asyncio4j.benchmarks.libraries;

import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** The work of {@link ZeromqCosts} by JeroMQ alone, in two threads that block. */
public final class ZeromqAlone {
  private static final String ANY = "tcp://127.0.0.1:*";

  private ZeromqAlone() {}

  public static void main(String[] args) throws Exception {
    var context = ZMQ.context(1);
    var router = bound(context, SocketType.ROUTER);
    var dealer = connected(context, SocketType.DEALER, router);
    start(() -> echo(router));
    Meter.measure(ZeromqCosts.TRIP, ZeromqCosts.TRIPS, n -> atOnce(dealer, n, 1));
    Meter.measure(
        ZeromqCosts.WINDOW, ZeromqCosts.MANY, n -> atOnce(dealer, n, ZeromqCosts.AT_ONCE));
    var pull = bound(context, SocketType.PULL);
    var push = connected(context, SocketType.PUSH, pull);
    Meter.measure(ZeromqCosts.ONE_WAY, ZeromqCosts.MANY, n -> oneWay(push, pull, n));
    System.exit(0); // the thread that echoes blocks for ever
  }

  private static ZMQ.Socket bound(ZMQ.Context context, SocketType type) {
    var socket = context.socket(type);
    socket.bind(ANY);
    return socket;
  }

  private static ZMQ.Socket connected(ZMQ.Context context, SocketType type, ZMQ.Socket to) {
    var socket = context.socket(type);
    socket.connect(to.getLastEndpoint());
    return socket;
  }

  private static Thread start(Runnable work) {
    var thread = new Thread(work, "other");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void echo(ZMQ.Socket router) {
    while (true) {
      var peer = router.recv();
      router.send(peer, ZMQ.SNDMORE);
      router.send(router.recv());
    }
  }

  private static void atOnce(ZMQ.Socket dealer, int count, int some) {
    for (int done = 0; done < count; done += some) {
      for (int i = 0; i < some; i++) dealer.send(ZeromqCosts.VALUE);
      for (int i = 0; i < some; i++) dealer.recv();
    }
  }

  private static void oneWay(ZMQ.Socket push, ZMQ.Socket pull, int count)
      throws InterruptedException {
    var sending =
        start(
            () -> {
              for (int i = 0; i < count; i++) push.send(ZeromqCosts.VALUE);
            });
    for (int i = 0; i < count; i++) pull.recv();
    sending.join();
  }
}
