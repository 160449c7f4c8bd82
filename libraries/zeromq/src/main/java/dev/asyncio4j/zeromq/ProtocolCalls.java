package dev.asyncio4j.zeromq;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;

/** Calls of a protocol, whose failures go to the loop's exception handler. */
final class ProtocolCalls {
  private final EventLoop loop;
  private final ZmqTransport transport;

  ProtocolCalls(EventLoop loop, ZmqTransport transport) {
    this.loop = loop;
    this.transport = transport;
  }

  void tell(Runnable call) {
    try {
      call.run();
    } catch (Throwable e) { // an error too: what comes behind it must not wait for a signal
      report("the protocol failed", e);
    }
  }

  void report(String what, Throwable error) {
    var message = what + " of " + transport;
    loop.callExceptionHandler(new ExceptionContext(message, error, null, null, transport, null));
  }
}
