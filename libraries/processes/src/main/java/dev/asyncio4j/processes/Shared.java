package dev.asyncio4j.processes;

/** An object of a hub, used on the turn of the hub's loop. */
abstract class Shared {
  /** Does an operation now, or keeps the request until it can be answered. */
  abstract void ask(Request request);

  /** Frees what a process held that has ended; {@code how} tells which one. */
  void gone(long process, String how) {}

  static IllegalStateException unknown(Request request) {
    return new IllegalStateException(request.ask.op() + " is no operation of this object");
  }
}
