package dev.asyncio4j.examples.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.zeromq.SocketType;
import dev.asyncio4j.zeromq.Zmq;
import dev.asyncio4j.zeromq.ZmqOptions;
import dev.asyncio4j.zeromq.ZmqStream;
import dev.asyncio4j.zeromq.ZmqStreamClosedException;
import java.util.List;
import java.util.stream.Collectors;

/** A router answers ten messages of a dealer. Python: {@code 01_dealer_router.py}. */
public final class DealerRouter {
  private DealerRouter() {}

  private static String capital(boolean value) {
    return value ? "True" : "False";
  }

  private static String quoted(List<byte[]> parts) {
    return parts.stream()
        .map(part -> "'" + new String(part, UTF_8) + "'")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static void exchange(ZmqStream router, ZmqStream dealer) {
    for (int i = 0; i < 10; i++) {
      dealer.write("data", "ask", "" + i);
      var request = await(router.read());
      router.write(request.get(0), "answer".getBytes(UTF_8), request.get(request.size() - 1));
      System.out.println(request.size() + " " + quoted(await(dealer.read())));
    }
    dealer.write(new byte[0], new byte[3]); // an empty part travels
    var request = await(router.read());
    System.out.println(request.stream().skip(1).map(part -> part.length).toList());
  }

  private static void program() {
    var bound = ZmqOptions.defaults().bind("tcp://127.0.0.1:*");
    var router = await(Zmq.createStream(SocketType.ROUTER, bound));
    var address = router.transport().bindings().iterator().next();
    boolean isLocal = address.startsWith("tcp://127.0.0.1:");
    System.out.println("bound " + capital(isLocal) + " " + capital(address.contains("*")));
    var connected = ZmqOptions.defaults().connect(address);
    var dealer = await(Zmq.createStream(SocketType.DEALER, connected));
    exchange(router, dealer);
    dealer.close();
    router.close();
    try {
      await(dealer.read());
    } catch (ZmqStreamClosedException e) {
      System.out.println("closed");
    }
  }

  public static void main(String[] args) {
    run(async(DealerRouter::program));
  }
}
