package dev.asyncio4j.spring;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** The ways to write a stream of elements. */
enum StreamFormat {
  /** A line of JSON for each element. */
  LINES(MediaType.APPLICATION_NDJSON) {
    @Override
    ResponseBodyEmitter emitter() {
      return new Lines();
    }

    @Override
    void send(ResponseBodyEmitter emitter, @Nullable Object element) throws IOException {
      var line = new LinkedHashSet<DataWithMediaType>();
      line.add(new DataWithMediaType(element, MediaType.APPLICATION_JSON));
      line.add(new DataWithMediaType("\n", MediaType.TEXT_PLAIN));
      emitter.send(line);
    }
  },

  /** Server-sent events: an element is the data of one, or one by itself. */
  EVENTS(MediaType.TEXT_EVENT_STREAM) {
    @Override
    ResponseBodyEmitter emitter() {
      return new SseEmitter(FOR_EVER);
    }

    @Override
    void send(ResponseBodyEmitter emitter, @Nullable Object element) throws IOException {
      ((SseEmitter) emitter).send(event(element));
    }
  };

  /** Streams have no time-out, as those of Spring's own. */
  private static final long FOR_EVER = -1;

  private final MediaType type;

  StreamFormat(MediaType type) {
    this.type = type;
  }

  abstract ResponseBodyEmitter emitter();

  abstract void send(ResponseBodyEmitter emitter, @Nullable Object element) throws IOException;

  /** {@return the format that the controller names, or else the client; null if none does} */
  static @Nullable StreamFormat of(NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    var wanted =
        request.getAttribute(
            HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    if (!(wanted instanceof Collection<?> types) || types.isEmpty())
      wanted = new HeaderContentNegotiationStrategy().resolveMediaTypes(request);
    for (var format : List.of(EVENTS, LINES))
      for (var each : (Collection<?>) wanted)
        if (format.type.includes((MediaType) each)) return format;
    return null;
  }

  private static SseEventBuilder event(@Nullable Object element) {
    if (element instanceof SseEventBuilder event) return event;
    var event = SseEmitter.event();
    if (!(element instanceof ServerSentEvent<?> made)) return data(event, element);
    if (made.id() != null) event.id(made.id());
    if (made.event() != null) event.name(made.event());
    if (made.retry() != null) event.reconnectTime(made.retry().toMillis());
    if (made.comment() != null) event.comment(made.comment());
    return made.data() == null ? event : data(event, made.data());
  }

  private static SseEventBuilder data(SseEventBuilder event, @Nullable Object data) {
    return data instanceof CharSequence
        ? event.data(data)
        : event.data(data, MediaType.APPLICATION_JSON);
  }

  private static final class Lines extends ResponseBodyEmitter {
    Lines() {
      super(FOR_EVER);
    }

    @Override
    protected void extendResponse(ServerHttpResponse response) {
      super.extendResponse(response);
      if (response.getHeaders().getContentType() == null)
        response.getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
    }
  }
}
