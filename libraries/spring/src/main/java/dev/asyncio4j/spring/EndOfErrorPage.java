package dev.asyncio4j.spring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/** Ends a request with its error page: not every time does Tomcat tell that it is complete then. */
final class EndOfErrorPage implements HandlerInterceptor {
  private static final String NAME = EndOfErrorPage.class.getName();

  /** Has {@code end} run behind the error page of a request, if it gets one. */
  static void of(WebRequest request, Runnable end) {
    request.setAttribute(NAME, end, RequestAttributes.SCOPE_REQUEST);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception error) {
    if (request.getDispatcherType() == DispatcherType.ERROR
        && request.getAttribute(NAME) instanceof Runnable end) end.run();
  }
}
