package dev.asyncio4j.processes;

import org.jspecify.annotations.Nullable;

/** The way to a hub of this JVM: at once on its turn, else by its loop. */
final class LocalPort implements Port {
  private final Hub hub;

  LocalPort(Hub hub) {
    this.hub = hub;
  }

  @Override
  public boolean remote() {
    return false;
  }

  @Override
  public Call start(Ask ask) {
    if (hub.isClosed()) throw new ChildDiedException("the " + hub.address() + " is closed");
    var call = new LocalCall(ask);
    Call.onTurn(hub.port, () -> hub.ask(call.request));
    return call;
  }

  /** A call and its request in one. */
  private final class LocalCall extends Call {
    final Request request;

    LocalCall(Ask ask) {
      request =
          new Request(ask, 0) {
            @Override
            void ended(@Nullable Object value, @Nullable Throwable error, boolean wantsAck) {
              if (error == null) done.complete(value);
              else done.completeExceptionally(error);
            }
          };
    }

    @Override
    void received() {
      Call.onTurn(hub.port, request::received);
    }

    @Override
    void cancel() {
      Call.onTurn(hub.port, request::cancel);
    }
  }
}
