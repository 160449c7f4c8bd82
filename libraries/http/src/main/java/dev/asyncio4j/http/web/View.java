package dev.asyncio4j.http.web;

/**
 * Handlers of one path, a method for each.
 *
 * <p><i>Python:</i> {@code web.View}. A new one is made for each request. Methods that are not
 * overridden are answered with 405, and named by no {@code Allow}.
 *
 * <pre>{@code
 * class Status implements View {
 *   @Override
 *   public StreamResponse get(Request request) {
 *     return Response.text("fine");
 *   }
 * }
 * var app = Application.create().addRoutes(Web.view("/status", Status::new));
 * }</pre>
 */
public interface View {
  /**
   * Answers GET.
   *
   * @param request the request
   * @return the response
   * @throws Exception if there is none
   */
  default StreamResponse get(Request request) throws Exception {
    throw Views.notAllowed(this, request);
  }

  /**
   * Answers HEAD.
   *
   * @param request the request
   * @return the response
   * @throws Exception if there is none
   */
  default StreamResponse head(Request request) throws Exception {
    throw Views.notAllowed(this, request);
  }

  /**
   * Answers OPTIONS.
   *
   * @param request the request
   * @return the response
   * @throws Exception if there is none
   */
  default StreamResponse options(Request request) throws Exception {
    throw Views.notAllowed(this, request);
  }

  /**
   * Answers POST.
   *
   * @param request the request
   * @return the response
   * @throws Exception if there is none
   */
  default StreamResponse post(Request request) throws Exception {
    throw Views.notAllowed(this, request);
  }

  /**
   * Answers PUT.
   *
   * @param request the request
   * @return the response
   * @throws Exception if there is none
   */
  default StreamResponse put(Request request) throws Exception {
    throw Views.notAllowed(this, request);
  }

  /**
   * Answers PATCH.
   *
   * @param request the request
   * @return the response
   * @throws Exception if there is none
   */
  default StreamResponse patch(Request request) throws Exception {
    throw Views.notAllowed(this, request);
  }

  /**
   * Answers DELETE.
   *
   * @param request the request
   * @return the response
   * @throws Exception if there is none
   */
  default StreamResponse delete(Request request) throws Exception {
    throw Views.notAllowed(this, request);
  }
}
