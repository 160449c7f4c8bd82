package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.zeromq.SocketType;
import dev.asyncio4j.zeromq.Zmq;
import dev.asyncio4j.zeromq.ZmqOptions;
import dev.asyncio4j.zeromq.ZmqSocket;
import dev.asyncio4j.zeromq.ZmqStream;
import dev.asyncio4j.zeromq.rpc.Rpc;
import dev.asyncio4j.zeromq.rpc.RpcClient;
import dev.asyncio4j.zeromq.rpc.RpcFunction;
import dev.asyncio4j.zeromq.rpc.RpcOptions;
import java.util.ArrayList;
import java.util.Map;

/** Messages of ZeroMQ between two sockets of a loop, and remote calls. */
public final class ZeromqCosts {
  static final String TRIP = "a round trip";
  static final String WINDOW = "a round trip, of 500 at once";
  static final String ONE_WAY = "PUSH to PULL, of 10,000";

  static final int TRIPS = 1_000;
  static final int MANY = 10_000;
  static final int AT_ONCE = 500;
  static final int CALLS = 1_000;
  static final byte[] VALUE = new byte[100];

  private static final ZmqOptions NONE = ZmqOptions.defaults();
  private static final ZmqOptions BOUND = NONE.bind("tcp://127.0.0.1:*");

  private ZeromqCosts() {}

  public static void main(String[] args) {
    run(
        async(
            () -> {
              trips();
              streams();
              sockets();
              calls();
            }));
  }

  private static void trips() throws Exception {
    try (var router = await(Zmq.createStream(SocketType.ROUTER, BOUND))) {
      var connected = NONE.connect("tcp://127.0.0.1:" + router.transport().port());
      try (var dealer = await(Zmq.createStream(SocketType.DEALER, connected))) {
        var echoing = createTask(async(() -> echo(router)));
        Meter.measure(TRIP, TRIPS, n -> atOnce(dealer, n, 1));
        Meter.measure(WINDOW, MANY, n -> atOnce(dealer, n, AT_ONCE));
        echoing.cancel();
      }
    }
  }

  private static void echo(ZmqStream router) {
    while (true) router.write(await(router.read()));
  }

  private static void atOnce(ZmqStream dealer, int count, int some) {
    for (int done = 0; done < count; done += some) {
      for (int i = 0; i < some; i++) dealer.write(VALUE);
      for (int i = 0; i < some; i++) await(dealer.read());
    }
  }

  private static void streams() throws Exception {
    try (var pull = await(Zmq.createStream(SocketType.PULL, BOUND))) {
      var connected = NONE.connect("tcp://127.0.0.1:" + pull.transport().port());
      try (var push = await(Zmq.createStream(SocketType.PUSH, connected))) {
        Meter.measure(
            ONE_WAY, MANY, n -> await(gather(writing(push, n), async(() -> read(pull, n)))));
      }
    }
  }

  private static Coroutine<Void> writing(ZmqStream push, int count) {
    return async(
        () -> {
          for (int i = 0; i < count; i++) {
            push.write(VALUE);
            await(push.drain());
          }
        });
  }

  private static void read(ZmqStream pull, int count) {
    for (int i = 0; i < count; i++) await(pull.read());
  }

  private static void sockets() throws Exception {
    try (var pull = await(Zmq.socket(SocketType.PULL, BOUND))) {
      var connected = NONE.connect("tcp://127.0.0.1:" + pull.transport().port());
      try (var push = await(Zmq.socket(SocketType.PUSH, connected))) {
        Meter.measure(
            "the same, each send awaited",
            MANY,
            n -> await(gather(sending(push, n), async(() -> receive(pull, n)))));
      }
    }
  }

  private static Coroutine<Void> sending(ZmqSocket push, int count) {
    return async(
        () -> {
          for (int i = 0; i < count; i++) await(push.send(VALUE));
        });
  }

  private static void receive(ZmqSocket pull, int count) {
    for (int i = 0; i < count; i++) await(pull.receive());
  }

  private static void calls() throws Exception {
    RpcFunction add = (args, named) -> (Long) args.get(0) + (Long) args.get(1);
    var server =
        await(Rpc.serveRpc(Map.of("add", add), RpcOptions.defaults().bind("tcp://127.0.0.1:*")));
    var connected = RpcOptions.defaults().connect("tcp://127.0.0.1:" + server.transport().port());
    try (server;
        var client = await(Rpc.connectRpc(connected))) {
      Meter.measure("a remote call", TRIPS, n -> calls(client, n, 1));
      Meter.measure("a remote call, of 1,000 at once", 10 * CALLS, n -> calls(client, n, CALLS));
    }
  }

  private static void calls(RpcClient client, int count, int some) {
    var calls = new ArrayList<Coroutine<Long>>();
    for (int done = 0; done < count; done += some) {
      calls.clear();
      for (int i = 0; i < some; i++) calls.add(client.call("add", i, 1));
      await(gather(calls));
    }
  }
}
