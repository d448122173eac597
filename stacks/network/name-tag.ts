/** The tag that the console shows as a resource's name. */
export const nameTag = (namePrefix: string, id: string): { Name: string } => ({ Name: `${namePrefix}${id}` });
