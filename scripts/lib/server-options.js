/** As in a release's start.sh: memory by what the work needs, not by what the machine has. NODE_OPTIONS overrides it. */
export const nodeOptions = () => process.env.NODE_OPTIONS || '--max-old-space-size=384';
