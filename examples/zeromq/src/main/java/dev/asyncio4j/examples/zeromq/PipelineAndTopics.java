package dev.asyncio4j.examples.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.sync.Event;
import dev.asyncio4j.zeromq.rpc.Rpc;
import dev.asyncio4j.zeromq.rpc.RpcMethod;
import dev.asyncio4j.zeromq.rpc.RpcOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Notifications one way, and by topic. Python: {@code 04_pipeline_pubsub.py}. */
public final class PipelineAndTopics {
  private static final RpcOptions BOUND = RpcOptions.defaults().bind("tcp://127.0.0.1:*");

  private PipelineAndTopics() {}

  /** Notes what it is told. */
  static final class Handler {
    final List<String> got = new ArrayList<>();
    private final Event arrived = Event.create();
    private int wanted;

    void expect(int count) {
      wanted = count;
      arrived.clear();
    }

    @RpcMethod
    void note(String text) {
      got.add(text);
      if (got.size() == wanted) arrived.set();
    }

    void print() {
      await(waitFor(arrived.await(), Duration.ofSeconds(5)));
      System.out.println(
          got.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", ", "[", "]")));
    }
  }

  private static void pipeline() {
    var handler = new Handler();
    var server = await(Rpc.servePipeline(handler, BOUND));
    var address = server.transport().bindings().iterator().next();
    var client = await(Rpc.connectPipeline(RpcOptions.defaults().connect(address)));
    handler.expect(5);
    for (int i = 0; i < 5; i++) await(client.notify("note", "n" + i));
    handler.print();
    client.close();
    server.close();
  }

  private static void topics() {
    var handler = new Handler();
    var subscriber = await(Rpc.servePubSub(handler, BOUND.subscribe("sport")));
    var address = subscriber.transport().bindings().iterator().next();
    var publisher = await(Rpc.connectPubSub(RpcOptions.defaults().connect(address)));
    while (handler.got.isEmpty()) { // until the subscription has reached the publisher
      await(publisher.publish("sport", "note", "hello"));
      await(sleep(Duration.ofMillis(50)));
    }
    await(sleep(Duration.ofMillis(200)));
    handler.got.clear();
    handler.expect(2);
    await(publisher.publish("sport", "note", "goal"));
    await(publisher.publish("news", "note", "not wanted"));
    await(publisher.publish("sport.chess", "note", "mate")); // a topic is a prefix
    handler.print();
    subscriber.unsubscribe("sport");
    publisher.close();
    subscriber.close();
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              pipeline();
              topics();
            }));
  }
}
