package dev.asyncio4j.zeromq.rpc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server that answers: the envelope is the way back, then the header. */
final class AnsweringServer extends ServerImpl {
  private final Header header = new Header();

  AnsweringServer(Object handler, RpcOptions options) {
    super(handler, options);
  }

  @Override
  Request read(List<byte[]> parts) {
    var request = Request.read(parts, -1, options.translators());
    id(request);
    return request;
  }

  @Override
  byte[] peer(List<byte[]> parts) {
    return parts.get(0);
  }

  private static int id(Request request) {
    var envelope = request.envelope();
    return Header.idOfRequest(envelope.get(envelope.size() - 1));
  }

  @Override
  void returned(Request request, @Nullable Object value) {
    byte[] data;
    try {
      data = Packer.pack(value, "result", options.translators());
    } catch (Throwable e) { // of a translator, too: the caller waits for an answer
      failed(request, e);
      return;
    }
    answer(request, false, data);
  }

  @Override
  void failed(Request request, Throwable error) {
    answer(request, true, packed(error));
    if (options.logging().exceptions()) log(request, error);
  }

  /** {@return the words of an exception, or its name alone if it has none that can be sent} */
  private static byte[] packed(Throwable error) {
    try {
      return Packer.pack(ErrorTable.pack(error), "error", List.of());
    } catch (Throwable e) {
      var name = error.getClass().getName();
      return Packer.pack(List.of(name, List.of(), name), "error", List.of());
    }
  }

  private void answer(Request request, boolean isError, byte[] data) {
    if (transport().isClosing()) return;
    var envelope = request.envelope();
    var parts = new ArrayList<>(envelope.subList(0, envelope.size() - 1));
    parts.add(header.answer(id(request), isError));
    parts.add(data);
    transport().write(parts);
  }
}
