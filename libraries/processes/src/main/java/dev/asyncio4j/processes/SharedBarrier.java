package dev.asyncio4j.processes;

import dev.asyncio4j.exceptions.BrokenBarrierException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A barrier: all or none; broken for all when one leaves, until it is reset. */
final class SharedBarrier extends Shared {
  private final long parties;
  private final Deque<Request> waiting = new ArrayDeque<>();
  private boolean broken;

  SharedBarrier(long parties) {
    this.parties = parties;
  }

  @Override
  void ask(Request request) {
    switch (request.ask.op()) {
      case WAIT -> {
        if (broken) {
          request.fail(error());
          return;
        }
        waiting.add(request);
        request.waits(this::breakIt);
        if (waiting.size() == parties) {
          for (long i = 0; !waiting.isEmpty(); i++) waiting.poll().answer(i);
        }
      }
      case RESET -> {
        while (!waiting.isEmpty()) waiting.poll().fail(error());
        broken = false;
        request.answer(null);
      }
      case ABORT -> {
        breakIt();
        request.answer(null);
      }
      case MOST -> request.answer(parties);
      case WAITING -> request.answer((long) waiting.size());
      case BROKEN -> request.answer(broken);
      default -> request.fail(unknown(request));
    }
  }

  private void breakIt() {
    broken = true;
    while (!waiting.isEmpty()) waiting.poll().fail(error());
  }

  private static BrokenBarrierException error() {
    return new BrokenBarrierException("the barrier is broken: reset it to use it again");
  }
}
