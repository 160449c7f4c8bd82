package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The way of messages between two sockets, in each direction that their types have. */
final class Proxy {
  private final SocketImpl front;
  private final SocketImpl back;
  private final @Nullable ZmqSocket capture;

  Proxy(ZmqSocket front, ZmqSocket back, @Nullable ZmqSocket capture) {
    this.front = own(front, "front");
    this.back = own(back, "back");
    this.capture = capture;
    if (!leads(this.front, this.back) && !leads(this.back, this.front)) {
      throw new IllegalArgumentException(
          "no message can go from %s to %s, nor back".formatted(front, back));
    }
  }

  private static SocketImpl own(ZmqSocket socket, String name) {
    if (socket instanceof SocketImpl it) return it;
    throw new IllegalArgumentException(name + " must be a socket that Zmq made, got " + socket);
  }

  private static boolean leads(SocketImpl from, SocketImpl to) {
    return from.transport().type().receives() && to.transport().type().sends();
  }

  Coroutine<@Nullable Void> run() {
    return async(
        () -> {
          var ways = new ArrayList<Task<@Nullable Void>>();
          if (leads(front, back)) ways.add(createTask(way(front, back)));
          if (leads(back, front)) ways.add(createTask(way(back, front)));
          try {
            await(gather(ways)); // the first failure ends it
          } finally {
            for (var way : ways) way.cancel();
            await(Asyncio.wait(ways));
          }
        });
  }

  private Coroutine<@Nullable Void> way(SocketImpl from, SocketImpl to) {
    return async(
        () -> {
          while (true) {
            var message = Outgoing.awaited(await(from.receiveMultipart()));
            try {
              if (capture != null) await(capture.sendMultipart(message.parts()));
              to.deliver(message);
            } catch (CancelledError e) {
              if (!message.wasSent()) from.giveBack(message.parts());
              throw e;
            }
          }
        });
  }
}
