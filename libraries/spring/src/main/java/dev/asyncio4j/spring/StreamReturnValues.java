package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.AsyncHandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitterReturnValueHandler;

/**
 * Answers a request with the elements of an async iterable: as a stream, where the client or the
 * controller asks for one, else as a list.
 */
final class StreamReturnValues implements AsyncHandlerMethodReturnValueHandler {
  private final Loops loops;
  private final Requests requests;
  private final AwaitableReturnValues single;
  private final Supplier<List<HttpMessageConverter<?>>> converters;

  StreamReturnValues(
      Loops loops,
      Requests requests,
      AwaitableReturnValues single,
      Supplier<List<HttpMessageConverter<?>>> converters) {
    this.loops = loops;
    this.requests = requests;
    this.single = single;
    this.converters = converters;
  }

  @Override
  public boolean supportsReturnType(MethodParameter returnType) {
    return AsyncIterable.class.isAssignableFrom(returnType.getParameterType());
  }

  @Override
  public boolean isAsyncReturnValue(@Nullable Object value, MethodParameter returnType) {
    return value instanceof AsyncIterable<?>;
  }

  @Override
  public void handleReturnValue(
      @Nullable Object value,
      MethodParameter returnType,
      ModelAndViewContainer view,
      NativeWebRequest request)
      throws Exception {
    var elements = (AsyncIterable<?>) value;
    var format = elements == null ? null : StreamFormat.of(request);
    if (format == null) {
      single.handleReturnValue(elements == null ? null : list(elements), returnType, view, request);
      return;
    }
    var emitter = format.emitter();
    new ResponseBodyEmitterReturnValueHandler(converters.get())
        .handleReturnValue(emitter, returnType, view, request);
    StreamAnswer.start(elements, format, emitter, request, loops, requests);
  }

  private static Coroutine<List<Object>> list(AsyncIterable<?> elements) {
    Body<List<Object>> body =
        () -> {
          var list = new ArrayList<>();
          await(taken(elements, list::add));
          return list;
        };
    return async(body);
  }

  /** Gives each element to {@code action}, and closes what gives them. */
  static <T> Coroutine<@Nullable Void> taken(
      AsyncIterable<T> elements, VoidBody1<? super T> action) {
    return async(
        () -> {
          var iterator = elements.iterator();
          try {
            for (var element : each(iterator)) action.accept(element);
          } finally {
            if (iterator instanceof AsyncGenerator<?> generator) await(generator.close());
          }
        });
  }
}
