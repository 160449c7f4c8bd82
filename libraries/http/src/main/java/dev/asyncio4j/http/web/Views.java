package dev.asyncio4j.http.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The way from a request to the method of a view. */
final class Views {
  private Views() {}

  static Handler handler(Supplier<? extends View> views) {
    return request -> {
      var view = views.get();
      return switch (request.method()) {
        case "GET" -> view.get(request);
        case "HEAD" -> view.head(request);
        case "OPTIONS" -> view.options(request);
        case "POST" -> view.post(request);
        case "PUT" -> view.put(request);
        case "PATCH" -> view.patch(request);
        case "DELETE" -> view.delete(request);
        default -> throw notAllowed(view, request);
      };
    };
  }

  static HttpException notAllowed(View view, Request request) {
    return new HttpException.MethodNotAllowed(request.method(), overridden(view.getClass()));
  }

  private static List<String> overridden(Class<?> type) {
    var methods = new ArrayList<String>();
    for (var name : Methods.ALL) {
      try {
        var method = type.getMethod(name.toLowerCase(Locale.ROOT), Request.class);
        if (method.getDeclaringClass() != View.class) methods.add(name);
      } catch (NoSuchMethodException e) {
        continue; // CONNECT and TRACE are no methods of a view
      }
    }
    return methods;
  }
}
