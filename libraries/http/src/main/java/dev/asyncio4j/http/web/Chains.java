package dev.asyncio4j.http.web;

import java.util.List;

/** Handlers inside middlewares. */
final class Chains {
  private Chains() {}

  /** Puts {@code handler} into the middlewares of {@code apps}, the outermost application first. */
  static Handler of(List<ApplicationImpl> apps, Handler handler) {
    var chain = handler;
    for (int i = apps.size() - 1; i >= 0; i--) {
      var app = apps.get(i);
      var middlewares = app.middlewares();
      for (int k = middlewares.size() - 1; k >= 0; k--) {
        var middleware = middlewares.get(k);
        var next = chain;
        chain = request -> middleware.handle(request, next);
      }
      if (i > 0) chain = inside(app, chain);
    }
    return chain;
  }

  /** Makes {@code app} the request's application while {@code inner} runs. */
  private static Handler inside(ApplicationImpl app, Handler inner) {
    return request -> {
      var match = RequestImpl.of(request).match();
      var before = match.currentApp();
      match.currentApp(app);
      try {
        return inner.handle(request);
      } finally {
        match.currentApp(before);
      }
    };
  }
}
