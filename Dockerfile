# The gateway as an image. `docker build -t campus-gateway .`, then `docker run -p 4000:4000 campus-gateway` for a demo on the embedded
# database; compose.yaml and deploy/kubernetes are for more. It runs with a read-only root: only /data and /tmp are written to.

# The program, from its sources.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

# The packages that it needs beside it.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

# Both together, started once: a program that does not start makes no image, and what Node has compiled is kept.
FROM node:24-slim AS program
WORKDIR /app
COPY package.json ./
COPY deploy/health-check.mjs deploy/
COPY prisma/migrations prisma/migrations
COPY prisma/seed/agreement-template.png prisma/seed/
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY scripts/first-start.mjs /first-start/
RUN mkdir dist/.cache && chown node:node dist/.cache
USER node
# With the flags of the entrypoint: what was compiled under others is not taken.
RUN node --max-semi-space-size=8 --heap-growing-percent=60 /first-start/first-start.mjs

FROM node:24-slim
WORKDIR /app
COPY --from=program /app ./
COPY --from=program --chown=node:node /app/dist/.cache dist/.cache
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
VOLUME /data
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s CMD ["node", "deploy/health-check.mjs"]
ENTRYPOINT ["node", "--max-semi-space-size=8", "--heap-growing-percent=60", "dist/src/cli/main.js"]
CMD ["start"]
