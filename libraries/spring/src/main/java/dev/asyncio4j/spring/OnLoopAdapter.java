package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/** Makes of a plain method that is {@link OnLoop} one that returns a coroutine. */
final class OnLoopAdapter extends RequestMappingHandlerAdapter {
  @Override
  protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod method) {
    return OnLoopMethods.isOne(method)
        ? new OnLoopMethod(method)
        : super.createInvocableHandlerMethod(method);
  }

  private static final class OnLoopMethod extends ServletInvocableHandlerMethod {
    OnLoopMethod(HandlerMethod method) {
      super(method);
    }

    @Override
    protected Object doInvoke(@Nullable Object... arguments) {
      Body<@Nullable Object> body = () -> super.doInvoke(arguments);
      return async(body);
    }
  }
}
