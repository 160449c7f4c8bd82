package dev.asyncio4j.examples.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.zeromq.EndpointException;
import dev.asyncio4j.zeromq.SocketType;
import dev.asyncio4j.zeromq.Zmq;
import dev.asyncio4j.zeromq.ZmqConnection;
import dev.asyncio4j.zeromq.ZmqOptions;
import dev.asyncio4j.zeromq.ZmqProtocol;
import dev.asyncio4j.zeromq.ZmqStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several endpoints, flow control of reading, a router that was away. Python: {@code
 * 05_transport.py}.
 */
public final class TransportItself {
  private static final ZmqOptions NONE = ZmqOptions.defaults();
  private static final Duration LONG = Duration.ofSeconds(5);

  private TransportItself() {}

  /** Keeps what it is told. */
  private static final class Recorder implements ZmqProtocol {
    final Queue<List<byte[]>> messages = Queue.create();
    final Future<@Nullable Throwable> lost = getRunningLoop().createFuture();

    @Override
    public void messageReceived(List<byte[]> parts) {
      messages.putNowait(parts);
    }

    @Override
    public void connectionLost(@Nullable Throwable error) {
      lost.setResult(error);
    }
  }

  private static void say(Object... words) {
    var texts = new ArrayList<String>();
    for (var word : words) {
      if (word instanceof Boolean truth) texts.add(truth ? "True" : "False");
      else if (word instanceof byte[] bytes) texts.add("b'" + new String(bytes, UTF_8) + "'");
      else texts.add(word == null ? "None" : word.toString());
    }
    System.out.println(String.join(" ", texts));
  }

  private static void endpoints(
      ZmqConnection<Recorder> pull, ZmqConnection<Recorder> push, List<String> bindings) {
    say("bindings", bindings.size(), pull.transport().connections().size());
    for (var address : bindings) say(await(push.transport().connect(address)).equals(address));
    say("connected", push.transport().connections().size());
    for (int i = 0; i < 4; i++) push.transport().write(("" + i).getBytes(UTF_8));
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < 4; i++) {
      var first = await(pull.protocol().messages.get()).get(0);
      numbers.add(Integer.valueOf(new String(first, UTF_8)));
    }
    say(numbers.stream().sorted().toList());
  }

  private static void flowControl(ZmqConnection<Recorder> pull, ZmqConnection<Recorder> push) {
    pull.transport().pauseReading();
    push.transport().write("paused".getBytes(UTF_8));
    await(sleep(Duration.ofMillis(200)));
    say("while paused", pull.protocol().messages.size());
    pull.transport().resumeReading();
    say(await(waitFor(pull.protocol().messages.get(), LONG)).get(0));
  }

  private static void refusals(
      ZmqConnection<Recorder> pull, ZmqConnection<Recorder> push, List<String> bindings) {
    try {
      pull.transport().resumeReading();
    } catch (IllegalStateException e) {
      say("RuntimeError");
    }
    try {
      push.transport().write(List.of());
    } catch (IllegalArgumentException e) {
      say("TypeError");
    }
    try {
      push.transport().subscribe("x");
    } catch (UnsupportedOperationException e) {
      say("NotImplementedError");
    }
    var bad =
        List.<Coroutine<?>>of(
            pull.transport().unbind("tcp://127.0.0.1:1"),
            pull.transport().bind(bindings.get(0)),
            pull.transport().bind("nonsense"));
    for (var each : bad) {
      try {
        await(each);
      } catch (EndpointException e) {
        say("OSError");
      }
    }
  }

  private static void reconnecting() {
    ZmqStream router = await(Zmq.createStream(SocketType.ROUTER, NONE.bind("tcp://127.0.0.1:*")));
    var address = router.transport().bindings().iterator().next();
    ZmqStream dealer = await(Zmq.createStream(SocketType.DEALER, NONE.connect(address)));
    dealer.write("first");
    say(await(router.read()).get(1));
    router.close();
    await(sleep(Duration.ofMillis(300)));
    dealer.write("while away");
    router = await(Zmq.createStream(SocketType.ROUTER, NONE.bind(address)));
    say(await(waitFor(router.read(), LONG)).get(1));
    dealer.close();
    router.close();
  }

  private static void program() {
    var two = NONE.bind("tcp://127.0.0.1:*", "tcp://127.0.0.1:*");
    var pull = await(Zmq.<Recorder>createConnection(Recorder::new, SocketType.PULL, two));
    var push = await(Zmq.<Recorder>createConnection(Recorder::new, SocketType.PUSH, NONE));
    var bindings = pull.transport().bindings().stream().sorted().toList();
    endpoints(pull, push, bindings);
    flowControl(pull, push);
    refusals(pull, push, bindings);
    await(pull.transport().unbind(bindings.get(0)));
    say("after unbind", pull.transport().bindings().size());
    pull.close();
    push.close();
    say("lost", await(pull.protocol().lost));
    reconnecting();
  }

  public static void main(String[] args) {
    run(async(TransportItself::program));
  }
}
