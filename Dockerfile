# One image for every process type: docker run … crm-flow [web|worker|scheduler|all|release|admin …]
FROM node:24-bookworm-slim AS build
WORKDIR /src
# The dependencies first: their layer is kept until the lock file changes.
COPY package.json package-lock.json .npmrc ./
RUN ["npm", "ci"]
COPY . .
# There is no git in here: docker build --build-arg BUILD_COMMIT=$(git rev-parse HEAD) \
#   --build-arg SOURCE_DATE_EPOCH=$(git show -s --format=%ct HEAD) .
ARG BUILD_COMMIT=unknown
ARG SOURCE_DATE_EPOCH=0
RUN ["bash", "scripts/build.sh"]

FROM debian:bookworm-slim
RUN ["useradd", "--system", "--uid", "10001", "--no-create-home", "--shell", "/usr/sbin/nologin", "crm-flow"]
RUN ["install", "--directory", "--owner=10001", "--group=10001", "--mode=0700", "/data"]
# Owned by root: the server cannot change its own code.
COPY --from=build /src/release /app
USER 10001
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
VOLUME ["/data"]
EXPOSE 3000
# A worker or scheduler serves its health on OPS_PORT only.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["/app/node/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.OPS_PORT || process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Signals reach the server itself: start.sh ends in exec.
ENTRYPOINT ["/app/start.sh"]
CMD ["all"]
