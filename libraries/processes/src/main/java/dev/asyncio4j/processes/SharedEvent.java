package dev.asyncio4j.processes;

import java.util.ArrayDeque;
import java.util.Deque;

/** An event: set or not, and who waits for it. */
final class SharedEvent extends Shared {
  private final Deque<Request> waiting = new ArrayDeque<>();
  private boolean set;

  @Override
  void ask(Request request) {
    switch (request.ask.op()) {
      case SET -> {
        set = true;
        request.answer(null);
        while (!waiting.isEmpty()) waiting.poll().answer(true);
      }
      case CLEAR -> {
        set = false;
        request.answer(null);
      }
      case IS_SET -> request.answer(set);
      case WAIT -> {
        if (set) {
          request.answer(true);
          return;
        }
        waiting.add(request);
        request.waits(() -> waiting.remove(request));
      }
      default -> request.fail(unknown(request));
    }
  }
}
